#include "scenario/planned.hpp"

#include "base/find_by_id.hpp"
#include "scenario/json_text.hpp"

namespace umbral::scenario {
namespace {

std::string text_in(const Json& titles, const char* language) {
    const auto text = titles.find(language);
    return text != titles.end() && text->is_string() ? text->get<std::string>() : "";
}

/// A title as far as it can be read.
Text title_of(const Json& element) {
    const auto title = element.find("title");
    if (title == element.end()) return {};
    if (title->is_string()) return {title->get<std::string>(), title->get<std::string>()};
    return title->is_object() ? Text{text_in(*title, "en"), text_in(*title, "es")} : Text{};
}

/// Adds the list's elements that are not there yet.
void add_things(const Json& plan, const char* list, std::vector<Planned::Thing>& things) {
    const auto elements = plan.find(list);
    if (elements == plan.end() || !elements->is_array()) return;
    for (const Json& element : *elements) {
        const auto id = element.is_object() ? element.find("id") : element.end();
        if (id == element.end() || !id->is_string()) continue;
        const auto text = id->get<std::string>();
        Planned::Thing* same = find_by_id(things, text);
        if (same == nullptr) {
            things.push_back({text, title_of(element)});
        } else if (same->title.en.empty() && same->title.es.empty()) {
            same->title = title_of(element);
        }
    }
}

}  // namespace

Planned planned_in(const Files& files) {
    Planned planned;
    for (const std::string& plan : files.plan_ids()) {
        const std::string file = "plans/" + plan + ".json";
        std::vector<Problem> told_elsewhere;
        const auto text = files.read(file, told_elsewhere);
        const auto json = text ? parse_json(*text, file, told_elsewhere) : std::nullopt;
        if (!json || !json->is_object()) continue;
        add_things(*json, "levels", planned.levels);
        add_things(*json, "measures", planned.measures);
        add_things(*json, "budget_lines", planned.budget_lines);
    }
    return planned;
}

}  // namespace umbral::scenario
