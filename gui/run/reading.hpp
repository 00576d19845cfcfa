#pragma once
// A scenario folder read for the screens: its plans, the inputs under a plan and edits, or what is wrong with it.

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "base/problem.hpp"
#include "scenario/reader.hpp"

namespace umbral::gui {

/// What can be simulated: a folder, one of its plans, and values changed by hand.
struct Variant {
    std::filesystem::path folder;
    std::string plan;  ///< empty: the scenario's default plan
    std::vector<scenario::Setting> edits;
    friend bool operator==(const Variant&, const Variant&) = default;
};

struct PlanSummary {
    std::string id;
    scenario::Text title;
    scenario::Text description;
    std::size_t measures = 0;
};

/// A variant read, or why it cannot be.
struct Reading {
    Variant variant;
    std::vector<PlanSummary> plans;  ///< of the folder
    scenario::Input input;           ///< with the edits; meaningless where there are problems
    std::string hash;                ///< of the input; empty where there are problems
    std::vector<Problem> problems;
    [[nodiscard]] bool sound() const { return problems.empty(); }
};

/// Never throws for what a user can mend.
[[nodiscard]] std::shared_ptr<const Reading> read_variant(const Variant& variant);

/// Changes when any file of the folder or its plans does: names, sizes and times.
[[nodiscard]] std::string folder_stamp(const std::filesystem::path& folder);

}  // namespace umbral::gui
