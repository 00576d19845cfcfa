#pragma once
// How many replications are enough: until the 95 % interval of each target is as narrow as was asked.

#include <cstdint>
#include <string>
#include <vector>

#include "analysis/indicator_key.hpp"
#include "scenario/reader.hpp"
#include "study/ensemble.hpp"
#include "study/store.hpp"

namespace umbral::analysis {

/// A precision that is asked for.
struct Target {
    IndicatorKey indicator;
    double half_width = 0;  ///< of the 95 % interval of the mean over replications, in the indicator's unit
};

/// Reads NAME[.STAT][@SCOPE]=HALFWIDTH, for example "wait_h.p95@site:CR-PCA=2"; without STAT the indicator's first.
/// @throws InputError  not of that form; an unknown indicator, stat, kind of scope or id; a half-width not above 0
[[nodiscard]] Target parse_target(const std::string& text, const scenario::Scenario& scenario);

inline constexpr std::uint32_t batch_replications = 10;
inline constexpr std::uint32_t max_auto_replications = 1000;

/// Whether the first `replications` of a plan meet every target.
/// @throws InputError  a target is not defined in any of them, so that no number would do
[[nodiscard]] bool targets_met(const study::Store& store, const std::string& plan, const std::vector<Target>& targets,
                               std::uint32_t replications);

/// Adds batches of 10 until the targets are met, at most 1000 in all. Decides on complete batches only, so that the
/// number does not depend on workers or on who finished first.
/// @param store  must outlive the goal
[[nodiscard]] study::Goal until_precise(const study::Store& store, std::string plan, std::vector<Target> targets);

}  // namespace umbral::analysis
