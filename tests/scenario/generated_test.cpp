// What is generated from the field table is committed as generated.

#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

#include "base/i18n.hpp"
#include "scenario/pages.hpp"
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

}  // namespace
}  // namespace umbral::scenario
