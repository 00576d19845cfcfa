#pragma once
// A small study's header and records made from a seed, for tests of the study and what reads it.

#include <cmath>
#include <filesystem>
#include <random>
#include <string>

#include <unistd.h>

#include "engine/record.hpp"
#include "study/header.hpp"

namespace umbral::study::sample {

inline Header header() {
    Header header;
    header.scenario_id = "sample";
    header.title = {"Two posts", "Dos puestos"};
    header.scenario_hash = "0123";
    header.inputs_json =
        R"({"id":"sample","title":{"en":"Two posts","es":"Dos puestos"},"start":"2023-07-01","days":20,"countries":[],"profiles":[]})";
    header.settings = {{"sites[A].places.families", "12"}};
    header.start = {2023, 7, 1};
    header.days = 20;
    header.warm_up_days = 2;
    header.time_zone_name = "UTC";
    header.seed = 7;
    header.program = {"0.1.0", "abc"};
    header.counts = {140, 112, 31};
    header.sites = {{"B", {"Bravo", "Bravo"}, "CRI"}, {"A", {"Alpha", "Alfa"}, "PAN"}};
    scenario::Observation observed;
    observed.id = "peak";
    observed.indicator = "present_persons";
    observed.stat = "peak";
    observed.scope = "site:A";
    observed.from = {2023, 7, 3};
    observed.to = {2023, 7, 9};
    observed.value = 30;
    observed.unit = "persons";
    observed.source.text = "a report";
    header.observed = {observed};
    return header;
}

inline PlanLabel plan() {
    return {"base",
            {"As it was", "Como fue"},
            "4567",
            R"({"id":"base","title":{"en":"As it was","es":"Como fue"}})",
            {10, 4, 1}};
}

/// A record whose every part depends on the seed and the replication and nothing else.
inline engine::ReplicationRecord record(std::uint32_t replication, std::uint64_t seed = 7) {
    std::mt19937_64 random(seed * 1000 + replication);
    const auto real = [&] { return static_cast<double>(random() >> 11) * 0x1p-53; };
    engine::ReplicationRecord record;
    record.plan = plan().id;
    record.replication = replication;
    record.seed = seed;
    for (const std::string site : {"B", "A"}) {
        const engine::Scope scope{{{"site", site}}};
        for (const char* stat : {"p95", "mean"}) record.indicators.push_back({"wait_h", stat, scope, 10 * real()});
        record.indicators.push_back(
            {"crowding_ratio", "peak", scope, site == "A" ? std::optional<double>{3 * real()} : std::nullopt});
        record.indicators.push_back({"present_persons", "peak", scope, std::floor(50 * real())});
        record.indicators.push_back({"arrived_persons", "count", scope, std::floor(500 * real())});
        engine::HourlySeries series{"present_persons", scope, {}};
        for (int hour = 0; hour < 48; ++hour) series.values.push_back(static_cast<std::int32_t>(random() % 100));
        record.series.push_back(std::move(series));
        for (int week = 0; week < 3; ++week) {
            record.waits.push_back({site, week, engine::WaitCause::officers, 100 * real()});
            record.waits.push_back({site, week, engine::WaitCause::seats, 80 * real()});
        }
    }
    record.indicators.push_back({"wait_h", "p95", engine::Scope{}, 12 * real()});
    record.events = {{hour_us * 5, "measure_effective", "buses", "DGME", "two more"},
                     {day_us, "route_closed", "A-B", "", ""}};
    record.services = random() % 1000;
    record.parties = random() % 500;
    return record;
}

/// A folder of its own, gone with the object.
class TemporaryFolder {
  public:
    TemporaryFolder() {
        std::string name = (std::filesystem::temp_directory_path() / "umbral-test-XXXXXX").string();
        path_ = mkdtemp(name.data());
    }
    ~TemporaryFolder() { std::filesystem::remove_all(path_); }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    [[nodiscard]] std::filesystem::path operator/(const std::string& name) const { return path_ / name; }

  private:
    std::filesystem::path path_;
};

}  // namespace umbral::study::sample
