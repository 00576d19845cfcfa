#pragma once
// The objects a user writes, one table each. people_tables.cpp, site_tables.cpp, ... hold the fields.

#include "scenario/plan.hpp"
#include "scenario/table/object_type.hpp"

namespace umbral::scenario {

[[nodiscard]] const ObjectTable& scenario_table();
[[nodiscard]] const ObjectTable& plan_table();

// People.
[[nodiscard]] const ObjectTable& country_table();
[[nodiscard]] const ObjectTable& holiday_table();
[[nodiscard]] const ObjectTable& profile_table();
[[nodiscard]] const ObjectTable& stream_table();
[[nodiscard]] const ObjectTable& count_table();
[[nodiscard]] const ObjectTable& party_mix_table();
// Places.
[[nodiscard]] const ObjectTable& site_table();
[[nodiscard]] const ObjectTable& pathway_table();
[[nodiscard]] const ObjectTable& quota_table();
// Movement.
[[nodiscard]] const ObjectTable& route_table();
[[nodiscard]] const ObjectTable& fleet_table();
// Agencies and money.
[[nodiscard]] const ObjectTable& agency_table();
[[nodiscard]] const ObjectTable& channel_table();
[[nodiscard]] const ObjectTable& focal_point_table();
[[nodiscard]] const ObjectTable& budget_line_table();
[[nodiscard]] const ObjectTable& price_table();
// The response.
[[nodiscard]] const ObjectTable& trigger_table();
[[nodiscard]] const ObjectTable& level_table();
[[nodiscard]] const ObjectTable& protocol_table();
[[nodiscard]] const ObjectTable& measure_table();
[[nodiscard]] const ObjectTable& cost_table();
// What is asked.
[[nodiscard]] const ObjectTable& limit_table();
[[nodiscard]] const ObjectTable& question_table();
[[nodiscard]] const ObjectTable& observation_table();

#define UMBRAL_TABLE_TYPE(Struct, table)             \
    template <>                                      \
    struct TypeOf<Struct> {                          \
        static const Type& get() { return table(); } \
    }
UMBRAL_TABLE_TYPE(Scenario, scenario_table);
UMBRAL_TABLE_TYPE(Plan, plan_table);
UMBRAL_TABLE_TYPE(Country, country_table);
UMBRAL_TABLE_TYPE(Holiday, holiday_table);
UMBRAL_TABLE_TYPE(Profile, profile_table);
UMBRAL_TABLE_TYPE(ArrivalStream, stream_table);
UMBRAL_TABLE_TYPE(DatedCount, count_table);
UMBRAL_TABLE_TYPE(PartyMix, party_mix_table);
UMBRAL_TABLE_TYPE(Site, site_table);
UMBRAL_TABLE_TYPE(Pathway, pathway_table);
UMBRAL_TABLE_TYPE(Quota, quota_table);
UMBRAL_TABLE_TYPE(Route, route_table);
UMBRAL_TABLE_TYPE(Fleet, fleet_table);
UMBRAL_TABLE_TYPE(Agency, agency_table);
UMBRAL_TABLE_TYPE(Channel, channel_table);
UMBRAL_TABLE_TYPE(FocalPoint, focal_point_table);
UMBRAL_TABLE_TYPE(BudgetLine, budget_line_table);
UMBRAL_TABLE_TYPE(Price, price_table);
UMBRAL_TABLE_TYPE(Trigger, trigger_table);
UMBRAL_TABLE_TYPE(Level, level_table);
UMBRAL_TABLE_TYPE(Protocol, protocol_table);
UMBRAL_TABLE_TYPE(Measure, measure_table);
UMBRAL_TABLE_TYPE(Cost, cost_table);
UMBRAL_TABLE_TYPE(Limit, limit_table);
UMBRAL_TABLE_TYPE(Question, question_table);
UMBRAL_TABLE_TYPE(Observation, observation_table);
#undef UMBRAL_TABLE_TYPE
/// Told apart by the key `effect`.
template <>
struct TypeOf<Effect> {
    static const Type& get();
};

/// Columns an object's CSV table may have: the fields marked so, and `KEY_es` for texts.
struct Columns {
    std::vector<std::string> required;
    std::vector<std::string> optional;
};
[[nodiscard]] Columns columns_of(const ObjectTable& table);

}  // namespace umbral::scenario
