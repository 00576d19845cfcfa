// How long reading takes: the reference scenario as it is, and one of 300 sites, 600 routes and 10 years of daily
// counts.

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "scenario/files.hpp"
#include "scenario/reader.hpp"

namespace {

using namespace umbral;
using namespace umbral::scenario;
using Json = nlohmann::json;

constexpr int site_count = 300;
constexpr int count_days = 3650;

Json site(int i) {
    const std::string next = fmt::format("on-{}", i);
    Json steps = Json::array({{{"id", "registration"}, {"station", "registration"}},
                              {{"id", "medical"}, {"station", "medical"}, {"needs", {"medical"}}},
                              {{"id", "rest"}, {"stay_h", {{"dist", "lognormal"}, {"median", 10}, {"p95", 30}}}}});
    steps.push_back(i + 1 < site_count ? Json{{"refer", next}} : Json{{"outcome", "onward"}});
    const Json time{
        {"dist", "lognormal"}, {"mean", {{"low", 8}, {"mid", 12}, {"high", 20}, {"source", "assumed"}}}, {"sd", 6}};
    const Json roster = Json::array({{{"days", "mon-fri"}, {"from", "06:00"}, {"to", "22:00"}, {"officers", 5}},
                                     {{"days", "sat,sun"}, {"officers", 2}}});
    return {{"id", fmt::format("S{}", i)},
            {"country", "PAN"},
            {"name", "Site"},
            {"kind", "post"},
            {"places", {{"general", 100}, {"families", {{"low", 50}, {"mid", 100}, {"high", 200}}}}},
            {"stations",
             {{{"id", "registration"}, {"officers", roster}, {"service", {{"time_min", time}}}},
              {{"id", "medical"}, {"officers", 2}, {"service", {{"time_min", 9}}}}}},
            {"pathways", {{{"steps", steps}}}}};
}

TextFiles large_scenario() {
    Json scenario{{"id", "large"},
                  {"title", "Large"},
                  {"start", "2015-01-01"},
                  {"days", count_days},
                  {"countries", {{{"id", "PAN"}}}},
                  {"profiles", {{{"id", "adult"}, {"needs", {{"medical", 0.1}}}}}}};
    scenario["arrivals"] = Json::array({{{"id", "entry"}, {"site", "S0"}, {"profiles", {{"adult", 1}}}}});
    std::string routes = "id,from,to,mode,typical_hours,source,confidence\n";
    for (int i = 0; i < site_count; ++i) {
        scenario["sites"].push_back(site(i));
        if (i + 1 < site_count)
            routes +=
                fmt::format("on-{0},S{0},S{1},land,5,a map,read\nback-{0},S{1},S{0},foot,50,a map,read\n", i, i + 1);
    }
    std::string arrivals = "stream,date,persons,source,confidence\n";
    for (int day = 0; day < count_days; ++day) {
        arrivals += fmt::format("entry,{},{},a count,read\n",
                                to_string(date_from_days(days_from_epoch({2015, 1, 1}) + day)), 100 + day % 50);
    }
    return TextFiles({{"scenario.json", scenario.dump(1)}, {"routes.csv", routes}, {"arrivals.csv", arrivals}});
}

void read_large_scenario(benchmark::State& state) {
    const TextFiles files = large_scenario();
    for ([[maybe_unused]] auto _ : state) benchmark::DoNotOptimize(read_files(files));
}
BENCHMARK(read_large_scenario)->Unit(benchmark::kMillisecond);

void read_reference_scenario(benchmark::State& state) {
    for ([[maybe_unused]] auto _ : state)
        benchmark::DoNotOptimize(read_input(UMBRAL_ROOT "/scenarios/reference/darien-costa-rica-2023"));
}
BENCHMARK(read_reference_scenario)->Unit(benchmark::kMillisecond);

}  // namespace
