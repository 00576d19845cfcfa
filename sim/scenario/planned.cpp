#include "scenario/planned.hpp"

#include <algorithm>

#include "scenario/json_text.hpp"

namespace umbral::scenario {
namespace {

/// Adds the ids of the list's elements that are not there yet.
void add_ids(const Json& plan, const char* list, std::vector<std::string>& ids) {
    const auto elements = plan.find(list);
    if (elements == plan.end() || !elements->is_array()) return;
    for (const Json& element : *elements) {
        const auto id = element.is_object() ? element.find("id") : element.end();
        if (id == element.end() || !id->is_string()) continue;
        auto text = id->get<std::string>();
        if (std::find(ids.begin(), ids.end(), text) == ids.end()) ids.push_back(std::move(text));
    }
}

}  // namespace

PlannedIds planned_ids(const Files& files) {
    PlannedIds ids;
    for (const std::string& plan : files.plan_ids()) {
        const std::string file = "plans/" + plan + ".json";
        std::vector<Problem> told_elsewhere;
        const auto text = files.read(file, told_elsewhere);
        const auto json = text ? parse_json(*text, file, told_elsewhere) : std::nullopt;
        if (!json || !json->is_object()) continue;
        add_ids(*json, "levels", ids.levels);
        add_ids(*json, "measures", ids.measures);
        add_ids(*json, "budget_lines", ids.budget_lines);
    }
    return ids;
}

}  // namespace umbral::scenario
