#pragma once
// What all replications of a study share: the inputs, the window, the seed and the program. A study can be resumed
// or merged only with the same.

#include <cstdint>
#include <string>
#include <vector>

#include "scenario/ledger.hpp"
#include "scenario/reader.hpp"
#include "study/provenance.hpp"

namespace umbral::study {

/// A site as results show it.
struct SiteLabel {
    std::string id;
    scenario::Text name;
    std::string country;
};

/// How much of an input is known.
using InputCounts = scenario::LedgerSummary;

struct Header {
    std::string scenario_id;
    scenario::Text title;
    std::string scenario_hash;                ///< SHA-256 of inputs_json
    std::string inputs_json;                  ///< the canonical scenario, settings applied
    std::vector<scenario::Setting> settings;  ///< --set, in order
    Date start;                               ///< 00:00 in the reference zone
    double days = 0;                          ///< [days] simulated, warm-up included (--until applied)
    double warm_up_days = 0;                  ///< [days] simulated and not measured
    std::string time_zone_name;               ///< the reference zone's; utc_text() where the scenario names none
    std::uint64_t seed = 1;
    Provenance program;
    InputCounts counts;                           ///< of the scenario
    std::vector<SiteLabel> sites;                 ///< in the scenario's order
    std::vector<scenario::Observation> observed;  ///< reported figures to compare with, never inputs
};

/// One response plan of the study; its replications are numbered from 0.
struct PlanLabel {
    std::string id;  ///< "" when the scenario is run without a plan
    scenario::Text title;
    std::string hash;         ///< SHA-256 of inputs_json
    std::string inputs_json;  ///< the canonical plan
    InputCounts counts;       ///< of the plan
};

/// The header of a study of `input` under this program.
/// @param until_days  [days] as in engine::ReplicationOptions
[[nodiscard]] Header make_header(const scenario::Input& input, const std::vector<scenario::Setting>& settings,
                                 std::uint64_t seed, double until_days);
[[nodiscard]] PlanLabel make_plan_label(const scenario::Input& input);

/// A zone that is known by its offset alone: "UTC", "UTC-05:00".
[[nodiscard]] std::string utc_text(double offset_h);

/// What keeps replications made under `wanted` from joining a study made under `stored`; empty when nothing does.
/// @param file  the study's, for the messages
[[nodiscard]] std::vector<Problem> differences(const Header& stored, const Header& wanted, const std::string& file);

}  // namespace umbral::study
