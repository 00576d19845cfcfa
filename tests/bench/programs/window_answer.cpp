// How long the window's background takes from a change to its answer, beside a bare `umbral run` of the same:
// `./dev answer` builds and runs it; docs/performance.md has the figures.

#include <fmt/format.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <thread>

#include "gui/run/workbench.hpp"

namespace {

using namespace umbral::gui;
using std::chrono::duration;
using std::chrono::steady_clock;

constexpr const char* folder = UMBRAL_ROOT "/scenarios/reference/darien-costa-rica-2023";
constexpr std::uint32_t histories = 20;
constexpr int rounds = 3;
constexpr double longest_s = 600;

double seconds_since(steady_clock::time_point then) { return duration<double>(steady_clock::now() - then).count(); }

struct Answer {
    double first_s = 0;  ///< until figures of one history can be shown
    double all_s = 0;
};

/// Wants the draft and the saved plan's side, as the window does, and waits for the draft.
Answer ask(Workbench& bench, int places) {
    Wanted wanted;
    wanted.replications = histories;
    wanted.language = "en";
    const std::string range = fmt::format(R"({{"low":{},"mid":{},"high":{}}})", places - 50, places, places + 50);
    wanted.variants.push_back({folder, "", {{"sites[CR-PCA].places.general", range}}});
    wanted.variants.push_back({folder, "", {}});
    const auto began = steady_clock::now();
    bench.want(wanted);
    Answer answer;
    while (seconds_since(began) < longest_s) {
        const auto found = bench.found();
        if (found->variants == wanted.variants && !found->progress.empty()) {
            const Progress& draft = found->progress.front();
            if (draft.outcome != nullptr && answer.first_s == 0) answer.first_s = seconds_since(began);
            if (draft.stage == Stage::done) {
                answer.all_s = seconds_since(began);
                return answer;
            }
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
    return answer;
}

/// The same histories without a window.
double bare_run_s(const std::filesystem::path& cache, int places) {
    const std::string command = fmt::format(
        "nice -n 5 {} run {} --quiet --format jsonl --replications {} --out {}/bare-{}.umbral "
        "--set 'sites[CR-PCA].places.general={}' >/dev/null",
        UMBRAL_PROGRAM, folder, histories, cache.string(), places, places);
    const auto began = steady_clock::now();
    if (std::system(command.c_str()) != 0) return 0;  // NOLINT(concurrency-mt-unsafe): nothing else runs yet
    return seconds_since(began);
}

}  // namespace

int main() {
    std::string name = (std::filesystem::temp_directory_path() / "umbral-answer-XXXXXX").string();
    const std::filesystem::path cache = mkdtemp(name.data());
    Workbench bench(UMBRAL_PROGRAM, cache, [] {});
    (void)ask(bench, 400);  // the saved plan's side, too, is in the cache from here on
    while (!bench.is_idle()) std::this_thread::sleep_for(std::chrono::milliseconds(50));
    fmt::print("{:>6} {:>16} {:>16} {:>16} {:>8}\n", "round", "first figures s", "20 histories s", "bare run s",
               "ratio");
    for (int round = 0; round < rounds; ++round) {
        const int places = 500 + 10 * round;
        const Answer answer = ask(bench, places);
        const double bare_s = bare_run_s(cache, places);
        fmt::print("{:>6} {:>16.2f} {:>16.2f} {:>16.2f} {:>8.2f}\n", round + 1, answer.first_s, answer.all_s, bare_s,
                   bare_s > 0 ? answer.all_s / bare_s : 0);
    }
    std::error_code ignored;
    std::filesystem::remove_all(cache, ignored);
    return 0;
}
