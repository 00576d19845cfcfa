#pragma once
// A sound scenario in memory, changes that break it, and what the reader must say about each.

#include <catch2/catch.hpp>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "base/problem.hpp"
#include "scenario/files.hpp"
#include "scenario/reader.hpp"

namespace umbral::scenario::testing {

using Json = nlohmann::json;

/// The files of a scenario, to be changed. JSON files are kept as values until they are written as texts.
struct Folder {
    Json scenario;
    Json plan;
    std::map<std::string, std::string> texts;  ///< other files, and whole replacements of the JSON files

    /// Two sites, a pool, a bus route, a plan: one of everything that rules are about.
    Folder();
    void set(const char* pointer, const Json& value) { scenario[Json::json_pointer(pointer)] = value; }
    void add(const char* pointer, const Json& value) { scenario[Json::json_pointer(pointer)].push_back(value); }
    void remove(const char* parent, const char* key) { scenario[Json::json_pointer(parent)].erase(key); }
    void set_plan(const char* pointer, const Json& value) { plan[Json::json_pointer(pointer)] = value; }
    [[nodiscard]] TextFiles files() const;
};

/// All problems of the folder; none when it reads.
[[nodiscard]] std::vector<Problem> problems_of(const Folder& folder, const std::vector<Setting>& settings = {},
                                               const std::string& plan = "");

/// What must be told: fragments of each part; an empty fragment means that the part does not matter.
struct Expected {
    const char* file;
    const char* place;
    const char* message;
    const char* help = "";  ///< in what is allowed or in the hint
};

struct Case {
    const char* name;
    std::function<void(Folder&)> change;
    Expected expected;
    bool alone = true;  ///< nothing else is told
};

/// Checks that the change is told as expected, and that nothing else is told unless that follows from it.
void check(const Case& wrong);
/// Checks that the folder reads.
void check_sound(const Folder& folder);
/// Checks that one of the problems is as expected.
void check_told(const std::vector<Problem>& problems, const Expected& expected);

}  // namespace umbral::scenario::testing
