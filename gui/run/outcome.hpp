#pragma once
// What a study says, in memory and ready for screens: read once in the background, then only looked at.

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "analysis/bands.hpp"
#include "analysis/explanation.hpp"
#include "gui/run/happenings.hpp"
#include "study/store.hpp"

namespace umbral::gui {

struct Outcome {
    study::Header header;
    study::PlanLabel plan;
    std::filesystem::path file;
    std::vector<std::uint32_t> replications;  ///< numbers of the finished ones, ascending
    std::vector<study::Damage> damaged;       ///< not what they were when they were stored: in no figure
    std::vector<study::IndicatorSample> samples;
    /// By name and place: a site, "line:ID", "agency:ID"; "" is all sites together.
    std::map<std::pair<std::string, std::string>, analysis::Band> bands;
    analysis::Explanation explanation;
    Happenings happenings;

    /// @param scope  "all", "site:CR-PCA"
    [[nodiscard]] const study::IndicatorSample* find(const std::string& name, const std::string& stat,
                                                     const std::string& scope) const;
    [[nodiscard]] const analysis::Band* band(const std::string& name, const std::string& place) const;
    /// Hour since the scenario's start of the bands' first value.
    [[nodiscard]] double first_hour() const { return 24 * header.warm_up_days; }

    std::unordered_map<std::string, std::size_t> index;  ///< of samples, by "name.stat@scope"
};

/// Reads a plan of a study, while it may still be written. What is damaged is left out, and named.
/// @param plan  empty: the study's only or first plan
/// @throws InputError  not a study, of a newer version, damaged, or without that plan
/// @throws study::StudyError  the disk failed
[[nodiscard]] std::shared_ptr<const Outcome> read_outcome(const std::filesystem::path& file, const std::string& plan);

}  // namespace umbral::gui
