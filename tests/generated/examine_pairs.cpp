// Two histories that differ in one thing, of which something is known: more officers, measures that are over before
// anybody comes, news that nobody can have heard.

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "generated/dice.hpp"
#include "generated/examinations.hpp"

namespace umbral::generated {
namespace {

/// A case and its changed twin, both lived; complaints and false where one died.
struct Twins {
    History plain, changed;
};

bool live_both(const Case& made, const scenario::Input& plain, const scenario::Input& changed, const Seam& seam,
               Complaints& complaints, Twins& twins) {
    Way way;
    way.seed = made.history_seed;
    way.until_days = made.until_days;
    prepare(plain, made.history_seed, 1);
    twins.plain = live(made, plain, way, seam);
    way.other = 1;
    twins.changed = live(made, changed, way, seam);
    for (const History* history : {&twins.plain, &twins.changed}) {
        if (!history->died.empty()) complaints.push_back({26, history->died});
    }
    return twins.plain.died.empty() && twins.changed.died.empty();
}

std::optional<double> value_of(const engine::ReplicationRecord& record, const char* name, const char* stat,
                               const std::string& scope) {
    for (const engine::IndicatorValue& indicator : record.indicators) {
        if (indicator.name == name && indicator.stat == stat && to_text(indicator.scope) == scope)
            return indicator.value;
    }
    return std::nullopt;
}

}  // namespace

// ---- more officers ----------------------------------------------------------------------------------------------

/// In the order of coming, each begins no later than before, so at every instant no more are waiting; by induction over
/// the parties, whatever the hours and rosters. Not so of the mean of completed waits: more of the long ones complete.
Complaints examine_officers(const Case& made, const Seam& seam) {
    Complaints complaints;
    scenario::Input fewer = input_of(made);
    std::vector<scenario::Shift>& shifts = fewer.scenario.sites.at(0).stations.at(0).officers.shifts;
    for (scenario::Shift& shift : shifts) shift.officers = scenario::Quantity{shift.officers.value};
    scenario::Input more = fewer;
    more.scenario.sites[0].stations[0].officers.shifts.push_back({{}, 1.0 + static_cast<double>(made.seed % 3)});
    Twins twins;
    if (!live_both(made, fewer, more, seam, complaints, twins)) return complaints;
    const std::string station =
        "site:" + fewer.scenario.sites[0].id + ",station:" + fewer.scenario.sites[0].stations[0].id;
    for (const auto& [name, stat] : {std::pair("waiting_person_h", "total"), std::pair("queue_persons", "peak")}) {
        const double before = value_of(twins.plain.record, name, stat, station).value_or(0);
        const double after = value_of(twins.changed.record, name, stat, station).value_or(0);
        if (after > before + 1e-9)
            complaints.push_back({23, fmt::format("{}: {} and with more {}", name, before, after)});
    }
    const auto served = [&](const Twins& of, bool with_more) {
        return value_of((with_more ? of.changed : of.plain).record, "wait_completed_persons", "count", station)
            .value_or(0);
    };
    if (served(twins, true) < served(twins, false))
        complaints.push_back(
            {23, fmt::format("served: {} and with more {}", served(twins, false), served(twins, true))});
    for (std::size_t i = 0; i < twins.plain.record.series.size(); ++i) {
        const engine::HourlySeries& before = twins.plain.record.series[i];
        const engine::HourlySeries& after = twins.changed.record.series.at(i);
        if (before.name != "queue_persons") continue;
        for (std::size_t hour = 0; hour < before.values.size(); ++hour) {
            if (after.values[hour] > before.values[hour]) {
                complaints.push_back({23, fmt::format("queue at hour {}: {} and with more {}", hour,
                                                      before.values[hour], after.values[hour])});
                break;
            }
        }
    }
    return complaints;
}

// ---- measures that are over before anybody comes ------------------------------------------------------------------

Case late_case(std::uint64_t seed) {
    Maker maker(seed, Kind::late_people);
    Case made = maker.make();
    Json& scenario = made.scenario;
    Date start;
    if (!parse_date(scenario["start"].get<std::string>(), start)) return made;
    const auto day = [&](int from_start) { return to_string(date_from_days(days_from_epoch(start) + from_start)); };
    scenario["start"] = day(-late_people_from);
    scenario["days"] = scenario["days"].get<double>() + late_people_from;
    scenario["warm_up_days"] = late_people_from;
    scenario["information_age_h"] = 12;  // nobody reads of places that were there for a day
    if (made.until_days > 0) made.until_days = 0;
    for (Json& stream : scenario["arrivals"]) {
        if (!stream.contains("persons_per_day") && !stream.contains("counts")) continue;
        for (int before = 1; before <= late_people_from + 2; ++before)  // a clock may be 28 hours behind the start's
            stream["counts"].push_back({{"date", day(-before)}, {"persons", 0}});
    }
    const Json measures = maker.passing_measures(-late_people_from, 2 - late_people_from);
    if (!measures.empty()) made.plans["plan"] = {{"title", "The plan"}, {"measures", measures}};
    made.plan = made.plans.empty() ? scenario::no_plan : "plan";
    return made;
}

/// All but what tells of the plan itself.
Complaints examine_passing(const Case& made, const Seam& seam) {
    Complaints complaints;
    const scenario::Input changed = input_of(made);
    scenario::Input plain = changed;
    plain.plan.measures.clear();
    Twins twins;
    if (!live_both(made, plain, changed, seam, complaints, twins)) return complaints;
    for (History* history : {&twins.plain, &twins.changed}) {
        history->record.events.clear();
        std::erase_if(history->record.indicators, [](const engine::IndicatorValue& indicator) {
            return !indicator.scope.parts.empty() && indicator.scope.parts[0].first == "measure";
        });
    }
    if (const std::string where = difference(twins.plain.record, twins.changed.record); !where.empty())
        complaints.push_back({24, where});
    return complaints;
}

// ---- news that nobody can have heard ------------------------------------------------------------------------------

Case cut_off_case(std::uint64_t seed) {
    Case made = make_case(seed, Kind::with_agencies);
    Json& scenario = made.scenario;
    Dice dice(seed);
    const std::string id = made.plan.empty() ? scenario["default_plan"].get<std::string>() : made.plan;
    Json& plan = made.plans["plan"];
    made.plan = "plan";
    made.plans.erase("again");
    scenario["default_plan"] = "plan";
    plan["perfect_information"] = false;
    Date start;
    if (!parse_date(scenario["start"].get<std::string>(), start)) return made;
    const auto day = [&](int from_start) { return to_string(date_from_days(days_from_epoch(start) + from_start)); };
    const int last = std::max(1, static_cast<int>(scenario["days"].get<double>()));
    const int cut = dice.whole(0, last - 1);
    const int news = cut + 2;  // local dates: a clock may be 28 hours ahead of the outage's
    scenario["days"] = std::max(scenario["days"].get<double>(), news + 1.0);
    for (Json& stream : scenario["arrivals"]) {
        if (!stream.contains("persons_per_day")) stream["persons_per_day"] = 1;  // there may be no count for them
    }
    made.until_days = 0;
    if (scenario.value("warm_up_days", 0.0) >= cut) scenario.erase("warm_up_days");
    for (Json& channel : scenario["channels"]) {
        Json outages = Json::array();
        for (const Json& outage : channel.value("outages", Json::array())) {
            if (outage["to"].get<std::string>() < day(cut)) outages.push_back(outage);
        }
        outages.push_back({{"from", day(cut)}, {"to", day(last + 9)}});
        channel["outages"] = outages;
    }
    std::vector<std::string> others;
    for (const Json& agency : scenario["agencies"]) others.push_back(agency["id"]);
    scenario["agencies"].push_back({{"id", "far"}, {"name", "Far away"}, {"observes_every_h", 1}});
    const std::string country = scenario["countries"][0]["id"];
    Json site{{"id", "FAR"}, {"country", country}, {"agency", "far"}, {"kind", "post"}, {"name", "Far"}};
    site["pathways"] = {{"steps", {{{"stay_h", 30}}, {{"outcome", "onward"}}}}};
    scenario["sites"].push_back(site);
    const std::string profile = scenario["profiles"][0]["id"];
    scenario["arrivals"].push_back(
        {{"id", "far"},
         {"site", "FAR"},
         {"profiles", {{profile, 1}}},
         {"batches", {{{"id", "news"}, {"date", day(news)}, {"hour", 1}, {"persons", 60}, {"spread_h", 1}}}}});
    const std::string authority = dice.of(others);
    const Json trigger{{"any", {{{"indicator", "present_persons"}, {"scope", "site:FAR"}, {"above", 5}}}}};
    plan["levels"].push_back(
        {{"id", "far-level"}, {"number", 9}, {"scope", "site:FAR"}, {"declared_by", authority}, {"trigger", trigger}});
    plan["measures"].push_back(
        {{"id", "far-measure"},
         {"actor", dice.of(others)},
         {"trigger", trigger},
         {"effects", {{{"effect", "set_opening_hours"}, {"site", "FAR"}, {"hours", "always"}}}}});
    // Channels that everybody is on, or it is told nothing anyway.
    for (const Json& channel : scenario["channels"]) {
        if (channel.contains("agencies")) continue;
        for (const std::string& other : others) {
            plan["protocol"]["reports"].push_back(
                {{"from", "far"}, {"to", other}, {"channel", channel["id"]}, {"every_h", 2}, {"alerts", true}});
        }
        break;
    }
    return made;
}

/// What the agencies do, not what they believe: which crossing a belief is of is told by the truth.
Complaints examine_untold(const Case& made, const Seam& seam) {
    static const std::set<std::string> acts{"alert_sent",      "decided",         "decision_dropped", "approval_asked",
                                            "declared",        "extended",        "stood_down",       "expired",
                                            "measure_ordered", "measure_decided", "release_asked"};
    Complaints complaints;
    const scenario::Input changed = input_of(made);
    scenario::Input plain = changed;
    for (scenario::ArrivalStream& stream : plain.scenario.arrivals) {
        if (stream.id == "far") stream.batches.at(0).persons = 0.0;
    }
    Twins twins;
    if (!live_both(made, plain, changed, seam, complaints, twins)) return complaints;
    for (History* history : {&twins.plain, &twins.changed}) {
        history->record.indicators.clear();
        history->record.series.clear();
        std::erase_if(history->record.events, [](const engine::Event& event) {
            return !acts.contains(event.kind) || event.agency == "far" || event.agency.empty();
        });
    }
    if (const std::string where = difference(twins.plain.record, twins.changed.record); !where.empty())
        complaints.push_back({25, where});
    return complaints;
}

}  // namespace umbral::generated
