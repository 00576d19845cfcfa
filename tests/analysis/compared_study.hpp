#pragma once
// A study of several plans made of given values, for tests of what compares them.

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/record.hpp"
#include "study/store.hpp"

namespace umbral::analysis::test {

/// One indicator's values under one plan, history by history.
struct PlanValues {
    std::string plan;
    std::string name;
    std::string stat;
    std::string scope;
    std::vector<std::optional<double>> values;
};

/// A study in memory that holds these values and nothing else; all of one plan must be of one length.
inline study::Store study_of(const std::vector<PlanValues>& all) {
    study::Header header;
    header.sites = {{"A", {"Alpha", "Alfa"}, "PAN"}, {"B", {"Bravo", "Bravo"}, "CRI"}};
    study::Store store = study::Store::in_memory(header);
    std::vector<std::string> added;
    for (const PlanValues& plan : all) {
        if (std::find(added.begin(), added.end(), plan.plan) != added.end()) continue;
        added.push_back(plan.plan);
        store.add_plan({plan.plan, {}, "", "", {}});
        for (std::size_t history = 0; history < plan.values.size(); ++history) {
            engine::ReplicationRecord record;
            record.plan = plan.plan;
            record.replication = static_cast<std::uint32_t>(history);
            for (const PlanValues& values : all) {
                if (values.plan != plan.plan) continue;
                record.indicators.push_back(
                    {values.name, values.stat, engine::parse_scope(values.scope).value(), values.values.at(history)});
            }
            store.add(record);
        }
    }
    return store;
}

inline void add_crash(study::Store& store, const std::string& plan, std::uint32_t replication) {
    engine::ReplicationRecord record;
    record.plan = plan;
    record.replication = replication;
    record.end = engine::EndReason::crashed;
    store.add(record);
}

/// `first`, `first` + 1, ... : eight values.
inline std::vector<std::optional<double>> ramp(double first, double step = 1) {
    std::vector<std::optional<double>> values(8);
    for (int i = 0; i < 8; ++i) values[i] = first + step * i;
    return values;
}

inline std::vector<std::optional<double>> alternating(double first, double second, std::size_t count = 8) {
    std::vector<std::optional<double>> values;
    for (std::size_t i = 0; i < count; ++i) values.emplace_back(i % 2 == 0 ? first : second);
    return values;
}

}  // namespace umbral::analysis::test
