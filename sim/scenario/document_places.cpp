// Where a finding is, as the user knows it: a setting, a table's line and column, or a line of a JSON file.

#include <algorithm>

#include <fmt/format.h>

#include "base/i18n.hpp"
#include "scenario/document.hpp"
#include "scenario/json_text.hpp"

namespace umbral::scenario {
namespace {

/// The path in scenario.json of a path in the merged document.
Path path_as_written(const Path& path, const ListOrigin& origin, std::size_t depth) {
    Path written;
    for (std::size_t i = 0; i < path.steps().size(); ++i) {
        const PathStep& step = path.steps()[i];
        const std::size_t index = step.index.value_or(0);
        if (i == depth && index < origin.in_json.size() && origin.in_json[index])
            written.push_element(*origin.in_json[index], step.id);
        else
            written.push(step);
    }
    return written;
}

}  // namespace

void Document::mark_set(Part part, Path path, std::string setting) {
    set_values_.push_back({part, std::move(path), std::move(setting)});
}

const ListOrigin* Document::origin_of(const Path& path, std::size_t& depth) const {
    Path list;
    for (depth = 0; depth < path.steps().size(); ++depth) {
        const PathStep& step = path.steps()[depth];
        if (step.is_element()) {
            if (const auto found = origins_.find(list.text()); found != origins_.end()) return &found->second;
        }
        list.push({step.key, step.index, {}});
    }
    return nullptr;
}

bool Document::is_own(const Path& path) const {
    const Json* here = &own_plan_;
    for (const PathStep& step : path.steps()) {
        if (!here->is_object() || step.is_element()) return true;  // lists and single values replace the other plan's
        const auto found = here->find(step.key);
        if (found == here->end()) return false;
        here = &*found;
    }
    return true;
}

Document::Place Document::place_in_table(const Path& path, const ListOrigin& origin, std::size_t depth) {
    const std::size_t line = origin.lines[path.steps()[depth].index.value_or(0)];
    if (depth + 1 == path.steps().size()) return {origin.file, fmt::format(fmt::runtime(tr("line {}")), line)};
    return {origin.file, fmt::format(fmt::runtime(tr("line {}, column {}")), line, path.steps()[depth + 1].key)};
}

Document::Place Document::place_of(const Path& path, Part part) const {
    Path written = path;
    if (part == Part::scenario) {
        std::size_t depth = 0;
        if (const ListOrigin* origin = origin_of(path, depth)) {
            const std::size_t index = path.steps()[depth].index.value_or(0);
            const bool only_row = index < origin->lines.size() && origin->lines[index] > 0 &&
                                  (index >= origin->in_json.size() || !origin->in_json[index]);
            const bool has_key = depth + 1 < path.steps().size() && index < origin->columns.size();
            const bool key_in_row = has_key && std::count(origin->columns[index].begin(), origin->columns[index].end(),
                                                          path.steps()[depth + 1].key) > 0;
            if (only_row || key_in_row) return place_in_table(path, *origin, depth);
            written = path_as_written(path, *origin, depth);
        }
    }
    const bool own = is_own(path);
    const std::string& text = part == Part::scenario ? scenario_text_ : own ? plan_text_ : base_plan_text_;
    const TextPosition at = locate(text, written);
    std::string place = fmt::format(fmt::runtime(tr("line {}, column {}")), at.line, at.column);
    if (!path.empty()) place += ", " + written.text();
    return {part == Part::scenario ? "scenario.json" : "plans/" + (own ? plan_id : base_plan_id_) + ".json", place};
}

Problem Document::problem(const Finding& finding, Part part) const {
    for (const SetValue& set : set_values_) {
        if (set.part == part && finding.path.is_within(set.path))
            return {{}, "--set " + set.setting, finding.value, finding.message, finding.allowed, finding.hint};
    }
    const Place place = place_of(finding.path, part);
    std::string hint = finding.hint;
    if (finding.repeats) {
        const Place first = place_of(*finding.repeats, part);
        hint = fmt::format(fmt::runtime(tr("the first is in {}, {}")), first.file, first.text);
    }
    return {place.file, place.text, finding.value, finding.message, finding.allowed, hint};
}

}  // namespace umbral::scenario
