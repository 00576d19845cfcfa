// Histories that are pinned: one history of every tutorial and of the corridor, under every plan, as a person can read
// it (the timeline, the indicators) and as a hash of everything it left. A change of meaning is seen here even where
// every closed form still holds. `./dev histories` writes them anew; the commit that does says why they moved.

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "cli/program.hpp"
#include "study/store.hpp"

namespace umbral::cli::testing {
namespace {

namespace fs = std::filesystem;

const fs::path scenarios = fs::path(UMBRAL_ROOT) / "scenarios";
const fs::path pinned = fs::path(UMBRAL_ROOT) / "tests/histories";

struct History {
    std::string scenario;  ///< folder below scenarios/
    std::string plan;
};

/// Every tutorial and the corridor, without a plan and under each of its own.
std::vector<History> histories() {
    std::vector<History> all;
    for (const char* shelf : {"tutorial", "reference"}) {
        for (const auto& folder : fs::directory_iterator(scenarios / shelf)) {
            if (!fs::exists(folder.path() / "scenario.json")) continue;
            const std::string scenario = std::string(shelf) + "/" + folder.path().filename().string();
            all.push_back({scenario, "none"});
            if (!fs::exists(folder.path() / "plans")) continue;
            for (const auto& plan : fs::directory_iterator(folder.path() / "plans"))
                all.push_back({scenario, plan.path().stem().string()});
        }
    }
    std::sort(all.begin(), all.end(), [](const History& a, const History& b) {
        return a.scenario != b.scenario ? a.scenario < b.scenario : a.plan < b.plan;
    });
    return all;
}

fs::path file_of(const History& history) {
    return pinned / (fs::path(history.scenario).filename().string() + "." + history.plan + ".txt");
}

/// What is about at most one site, line or measure; the hash covers the rest.
std::string indicators_of(const engine::ReplicationRecord& record) {
    std::string text;
    for (const auto& indicator : record.indicators) {
        if (indicator.scope.parts.size() > 1) continue;
        text += fmt::format("{} {} {} {}\n", indicator.name, indicator.stat, engine::to_text(indicator.scope),
                            indicator.value ? fmt::format("{:.6g}", *indicator.value) : "-");
    }
    return text;
}

/// The history as its file tells it.
std::string told(const History& history) {
    const fs::path study = fs::temp_directory_path() / fmt::format("umbral-history-{}.umbral", ::getpid());
    fs::remove(study);
    const Outcome run = run_umbral({"run", (scenarios / history.scenario).string(), "--plan", history.plan, "-n", "1",
                                    "-q", "--out", study.string()});
    INFO(run.err);
    REQUIRE(run.exit_code == 0);
    const Outcome timeline = run_umbral({"timeline", study.string()});
    std::string text;
    {
        const study::Store store = study::Store::open_to_read(study);
        const std::string plan = store.plans().front().id;
        const auto record = store.record(plan, 0);
        text = fmt::format("# {} under {}, history 0 of seed 1\nhash {}\n\n{}\n# indicators\n{}", history.scenario,
                           history.plan, engine::result_hash(record), timeline.out, indicators_of(record));
    }
    fs::remove(study);
    return text;
}

/// The first line in which two texts differ, as each has it; empty when they are the same.
std::string first_difference(const std::string& pinned_text, const std::string& now_text) {
    std::istringstream was(pinned_text), is(now_text);
    std::string was_line, is_line;
    for (int line = 1;; ++line) {
        const bool more_was = static_cast<bool>(std::getline(was, was_line));
        const bool more_is = static_cast<bool>(std::getline(is, is_line));
        if (!more_was && !more_is) return "";
        const bool is_hash = was_line.rfind("hash ", 0) == 0 && is_line.rfind("hash ", 0) == 0;
        if (more_was != more_is || (was_line != is_line && !is_hash))
            return fmt::format("line {}\npinned: {}\nnow:    {}", line, more_was ? was_line : "(ends)",
                               more_is ? is_line : "(ends)");
    }
}

}  // namespace

TEST_CASE("every tutorial and the corridor have the histories that are pinned") {
    const bool writes = std::getenv("UMBRAL_WRITE_HISTORIES") != nullptr;
    for (const History& history : histories()) {
        const std::string now = told(history);
        const fs::path file = file_of(history);
        if (writes) {
            std::ofstream(file, std::ios::binary) << now;
            SUCCEED();
            continue;
        }
        const std::string was = bytes_of(file);
        INFO(file.string() << ": " << first_difference(was, now)
                           << "\nIf this is meant, write them anew (./dev histories) and say in the commit why.");
        CHECK(was == now);
    }
}

TEST_CASE("no history is pinned of what is no longer there") {
    std::vector<std::string> expected;
    for (const History& history : histories()) expected.push_back(file_of(history).filename().string());
    for (const auto& file : fs::directory_iterator(pinned)) {
        INFO(file.path());
        CHECK(std::count(expected.begin(), expected.end(), file.path().filename().string()) == 1);
    }
}

}  // namespace umbral::cli::testing
