#include "scenario/planned.hpp"

#include <array>
#include <unordered_map>

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

/// The things of one list of all plans.
class Collection {
  public:
    Collection(const char* list, std::vector<Planned::Thing>& things) : list_(list), things_(things) {}

    /// Adds the plan's elements that are not there yet.
    void add(const Json& plan) {
        const auto elements = plan.find(list_);
        if (elements == plan.end() || !elements->is_array()) return;
        for (const Json& element : *elements) {
            const auto id = element.is_object() ? element.find("id") : element.end();
            if (id == element.end() || !id->is_string()) continue;
            const auto [known, is_new] = index_of_.emplace(id->get<std::string>(), things_.size());
            if (is_new) things_.push_back({known->first, {}});
            Text& title = things_[known->second].title;
            if (title.en.empty() && title.es.empty()) title = title_of(element);
        }
    }

  private:
    const char* list_;
    std::vector<Planned::Thing>& things_;
    std::unordered_map<std::string, std::size_t> index_of_;
};

}  // namespace

Planned planned_in(const Files& files) {
    Planned planned;
    std::array collections{Collection("levels", planned.levels), Collection("measures", planned.measures),
                           Collection("budget_lines", planned.budget_lines)};
    for (const std::string& plan : files.plan_ids()) {
        const std::string file = "plans/" + plan + ".json";
        Problems told_elsewhere;
        const auto text = files.read(file, told_elsewhere);
        auto json = text ? parse_json(*text, file, told_elsewhere) : std::nullopt;
        if (!json) continue;
        const Dismantling guard(*json);
        if (!json->is_object()) continue;
        for (Collection& collection : collections) collection.add(*json);
    }
    return planned;
}

}  // namespace umbral::scenario
