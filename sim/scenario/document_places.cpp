// Where a finding is, as the user knows it: a setting, a table's line and column, or a line of a JSON file.

#include <algorithm>

#include <fmt/format.h>

#include "base/i18n.hpp"
#include "scenario/document.hpp"
#include "scenario/json_text.hpp"

namespace umbral::scenario {
namespace {

bool same_step(const PathStep& a, const PathStep& b) { return a.key == b.key && a.index == b.index; }

bool begins_with(const Path& path, const Path& start) {
    if (start.steps().size() > path.steps().size()) return false;
    return std::equal(start.steps().begin(), start.steps().end(), path.steps().begin(), same_step);
}

/// The path in scenario.json of a path in the merged document.
Path path_as_written(const Path& path, const ListOrigin& origin, std::size_t depth) {
    Path written;
    for (std::size_t i = 0; i < path.steps().size(); ++i) {
        const PathStep& step = path.steps()[i];
        const std::size_t index = step.index.value_or(0);
        if (i == depth && index < origin.in_json.size() && origin.in_json[index])
            written.push_element(*origin.in_json[index], step.id);
        else if (step.key.empty())
            written.push_element(index, step.id);
        else
            written.push(step.key);
    }
    return written;
}

}  // namespace

void Document::mark_set(Part part, Path path, std::string setting) {
    set_values_.push_back({part, std::move(path), std::move(setting)});
}

const ListOrigin* Document::origin_of(const Path& path, std::size_t& depth) const {
    std::string place;
    for (depth = 0; depth < path.steps().size(); ++depth) {
        const PathStep& step = path.steps()[depth];
        if (step.key.empty()) {
            if (const auto found = origins_.find(place); found != origins_.end()) return &found->second;
        }
        if (!place.empty()) place += '/';
        place += step.key.empty() ? std::to_string(step.index.value_or(0)) : step.key;
    }
    return nullptr;
}

Problem Document::table_problem(const Finding& finding, const ListOrigin& origin, std::size_t depth) const {
    const std::size_t index = finding.path.steps()[depth].index.value_or(0);
    const bool has_key = depth + 1 < finding.path.steps().size();
    std::string place = fmt::format(fmt::runtime(tr("line {}")), origin.lines[index]);
    if (has_key)
        place = fmt::format(fmt::runtime(tr("line {}, column {}")), origin.lines[index],
                            finding.path.steps()[depth + 1].key);
    return {origin.file, place, finding.value, finding.message, finding.allowed, finding.hint};
}

Problem Document::problem(const Finding& finding, Part part) const {
    for (const SetValue& set : set_values_) {
        if (set.part == part && begins_with(finding.path, set.path))
            return {{}, "--set " + set.setting, finding.value, finding.message, finding.allowed, finding.hint};
    }
    Path path = finding.path;
    if (part == Part::scenario) {
        std::size_t depth = 0;
        if (const ListOrigin* origin = origin_of(path, depth)) {
            const std::size_t index = path.steps()[depth].index.value_or(0);
            const bool only_row = index < origin->lines.size() && origin->lines[index] > 0 &&
                                  (index >= origin->in_json.size() || !origin->in_json[index]);
            const bool has_key = depth + 1 < path.steps().size() && index < origin->columns.size();
            const bool key_in_row = has_key && std::count(origin->columns[index].begin(), origin->columns[index].end(),
                                                          path.steps()[depth + 1].key) > 0;
            if (only_row || key_in_row) return table_problem(finding, *origin, depth);
            path = path_as_written(path, *origin, depth);
        }
    }
    const std::string& text = part == Part::plan ? plan_text_ : scenario_text_;
    const TextPosition at = locate(text, path);
    std::string place = fmt::format(fmt::runtime(tr("line {}, column {}")), at.line, at.column);
    if (!finding.path.empty()) place += ", " + finding.path.text();
    return {part == Part::plan ? "plans/" + plan_id + ".json" : "scenario.json",
            place,
            finding.value,
            finding.message,
            finding.allowed,
            finding.hint};
}

}  // namespace umbral::scenario
