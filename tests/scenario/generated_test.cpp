// What is generated from the field table is committed as generated.

#include <catch2/catch.hpp>
#include <fstream>
#include <regex>
#include <sstream>
#include <variant>

#include "base/i18n.hpp"
#include "scenario/pages.hpp"
#include "scenario/plan.hpp"
#include "scenario/schema.hpp"

namespace umbral::scenario {
namespace {

std::string committed(const std::string& name) {
    std::ostringstream text;
    text << std::ifstream(UMBRAL_ROOT "/" + name).rdbuf();
    return text.str();
}

TEST_CASE("the committed pages and schemas are those the program generates") {
    set_language("en");
    CHECK(committed("docs/scenario.md") == scenario_page());
    CHECK(committed("docs/indicators.md") == indicators_page());
    CHECK(committed("docs/events.md") == events_page());
    CHECK(committed("data/schema/scenario.schema.json") == scenario_schema().dump(2) + "\n");
    CHECK(committed("data/schema/plan.schema.json") == plan_schema().dump(2) + "\n");
}

/// From the heading of this name to the next one; empty where there is none.
std::string section(const std::string& page, const std::string& name) {
    const std::size_t begin = page.find("\n### " + name + "\n");
    return begin == std::string::npos ? "" : page.substr(begin, page.find("\n##", begin + 1) - begin);
}

TEST_CASE("every section that the page of the scenario folder refers to is there") {
    set_language("en");
    const std::string page = scenario_page();
    const std::regex link("\\]\\(#([a-z_]+)\\)");
    for (std::sregex_iterator found(page.begin(), page.end(), link), end; found != end; ++found) {
        CAPTURE((*found)[1].str());
        CHECK_FALSE(section(page, (*found)[1].str()).empty());
    }
}

TEST_CASE("the page tells every key of every kind of effect") {
    set_language("en");
    const std::string page = scenario_page();
    const auto definitions = plan_schema()["definitions"];
    const auto effects = definitions["measure"]["properties"]["effects"]["items"]["oneOf"];
    CHECK(effects.size() == std::variant_size_v<Effect>);
    for (const auto& effect : effects) {
        const std::string reference = effect["$ref"];
        const std::string name = reference.substr(reference.rfind('/') + 1);
        for (const auto& [key, value] : definitions[name]["properties"].items()) {
            if (key == "comment" || key == "note") continue;
            CAPTURE(name, key);
            CHECK(section(page, name).find("\n| `" + key + "` |") != std::string::npos);
        }
    }
}

}  // namespace
}  // namespace umbral::scenario
