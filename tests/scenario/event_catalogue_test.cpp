#include "scenario/event_catalogue.hpp"

#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

namespace umbral::scenario {
namespace {

TEST_CASE("every kind of event has one name, by which it is found") {
    std::set<std::string_view> names;
    for (const EventDefinition& event : event_catalogue()) {
        CHECK(names.insert(event.name).second);
        CHECK(find_event(event.name) == &definition_of(event.kind));
    }
    CHECK(names.size() == static_cast<std::size_t>(EventKind::route_opened) + 1);
    CHECK(find_event("nothing") == nullptr);
}

TEST_CASE("the published schema of timelines names every kind of event, and no other") {
    std::ifstream file(UMBRAL_ROOT "/data/schema/timeline.schema.json");
    const auto schema = nlohmann::json::parse(file);
    std::vector<std::string> names;
    for (const EventDefinition& event : event_catalogue()) names.emplace_back(event.name);
    CHECK(schema.at("definitions").at("event").at("properties").at("kind").at("enum") == nlohmann::json(names));
}

TEST_CASE("the words of every kind take a subject, an agency and a detail, and no other") {
    for (const EventDefinition& event : event_catalogue()) {
        INFO(event.name);
        const std::string text = fmt::format(fmt::runtime(event.words), fmt::arg("subject", "S"),
                                             fmt::arg("agency", "A"), fmt::arg("detail", "D"));
        CHECK_FALSE(text.empty());
        // Who and what are only named where the catalogue says there are any.
        if (std::string_view(event.agency).empty())
            CHECK(std::string_view(event.words).find("{agency}") == std::string::npos);
        if (std::string_view(event.detail).empty())
            CHECK(std::string_view(event.words).find("{detail}") == std::string::npos);
    }
}

}  // namespace
}  // namespace umbral::scenario
