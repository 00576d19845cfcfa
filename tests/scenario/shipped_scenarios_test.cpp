// Every scenario that comes with the product reads without a problem, under every plan.

#include <catch2/catch.hpp>

#include <filesystem>

#include "scenario/reader.hpp"

namespace umbral::scenario {
namespace {

std::vector<std::filesystem::path> scenario_folders() {
    std::vector<std::filesystem::path> folders;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(UMBRAL_ROOT "/scenarios")) {
        if (entry.path().filename() == "scenario.json") folders.push_back(entry.path().parent_path());
    }
    return folders;
}

TEST_CASE("every shipped scenario reads without a problem, under every plan") {
    for (const auto& folder : scenario_folders()) {
        std::vector<std::string> plans = plan_ids(folder);
        plans.emplace_back();
        for (const std::string& plan : plans) {
            INFO(folder << " plan " << plan);
            std::string problems;
            try {
                CHECK_FALSE(read_input(folder, plan).scenario.hash.empty());
            } catch (const InputError& error) {
                problems = error.what();
            }
            CHECK(problems == "");
        }
    }
}

}  // namespace
}  // namespace umbral::scenario
