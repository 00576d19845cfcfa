// Sites with their rooms, stations and pathways; routes between them; fleets.

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "generated/maker.hpp"
#include "scenario/rules/rosters.hpp"
#include "scenario/table/list_types.hpp"
#include "scenario/table/referral_type.hpp"
#include "scenario/table/schedule_types.hpp"

namespace umbral::generated {

using namespace scenario;

namespace {

template <class T>
T read_as(const Json& json) {
    T value{};
    Reading reading;
    type_of<T>().read(json, &value, {}, reading);
    return value;
}

bool is_above_0(const Json& object, const char* key) {
    return object.contains(key) && object[key].is_number() && object[key].get<double>() > 0;
}

/// Whether every service takes some fixed time.
bool takes_time(const Json& service) {
    if (!service.is_array()) return is_above_0(service, "fixed_min");
    return std::all_of(service.begin(), service.end(), [](const Json& one) { return takes_time(one); });
}

/// Whether there is any time of the week in the hours.
bool ever_opens(const Json& hours) {
    return hours.is_null() || ever_on_duty(read_as<Roster>(1), read_as<OpeningHours>(hours));
}

bool is_end(const Json& step) { return step.contains("refer") || step.contains("outcome"); }

}  // namespace

void Maker::make_sketches() {
    for (int i = dice_.one_of({0, 0, 1, 1, 2, 2, 3, 4}); i >= 0; --i) {
        SiteSketch sketch;
        sketch.id = std::string("S") + static_cast<char>('A' + i);
        sketch.country = dice_.of(countries_);
        sites_.push_back(std::move(sketch));
        values_.known[Refers::site].push_back(sites_.back().id);
    }
}

Json Maker::closures() {
    const ObjectTable& table = element_of(route_table(), "closures");
    Json list = Json::array();
    for (int i = dice_.whole(1, 3); i > 0; --i) {
        int from = values_.day();
        int to = std::min(values_.last_day() + 1, from + dice_.whole(0, 2));
        double from_hour = values_.hour();
        double to_hour = values_.hour();
        if (std::pair(from, from_hour) > std::pair(to, to_hour)) {
            std::swap(from, to);
            std::swap(from_hour, to_hour);
        }
        if (from > values_.last_day()) from = values_.last_day();
        if (std::pair(from, from_hour) == std::pair(to, to_hour)) ++to;
        list.push_back(values_.object(
            table,
            {{"from", values_.date(from)}, {"from_hour", from_hour}, {"to", values_.date(to)}, {"to_hour", to_hour}}));
    }
    return list;
}

/// A way to every site but the first, and some more, back as well.
void Maker::make_routes() {
    const std::size_t fleets = dice_.below(3);
    for (std::size_t i = 0; i < fleets; ++i) fleets_.push_back(fmt::format("fleet{}", i));
    values_.known[Refers::fleet] = fleets_;
    std::vector<std::pair<std::size_t, std::size_t>> ways;
    for (std::size_t to = 1; to < sites_.size(); ++to) ways.emplace_back(dice_.below(to), to);
    if (sites_.size() > 1) {
        for (int i = dice_.whole(0, 3); i > 0; --i) {
            const std::size_t from = dice_.below(sites_.size());
            const std::size_t to = dice_.below(sites_.size());
            if (from != to) ways.emplace_back(from, to);
        }
    }
    for (const auto& [from, to] : ways) {
        const std::string id = fmt::format("r{}", routes_.size());
        Json made{{"id", id}, {"from", sites_[from].id}, {"to", sites_[to].id}, {"fleet", nullptr}};
        if (!fleets_.empty() && dice_.chance(0.6)) made["fleet"] = dice_.of(fleets_);
        const double least = dice_.one_of({0.1, 0.25, 0.3, 1.0, 2.0, 7.0});
        for (const char* key : {"typical_hours", "p95_hours", "excess_h"}) made[key] = nullptr;
        made["min_hours"] = least;
        if (dice_.chance(0.4)) {
            made["excess_h"] = values_.distribution(info_at(route_table(), "excess_h"), {0, 5});
        } else {
            const double typical = least * dice_.one_of({1.0, 1.5, 3.0});
            made["typical_hours"] = typical;
            if (dice_.chance(0.2))
                made["typical_hours"] = {
                    {"low", std::max(least, typical / 2)}, {"mid", typical}, {"high", typical * 2}};
            if (dice_.chance(0.4)) made["p95_hours"] = typical * dice_.one_of({1.25, 4.0});
            if (dice_.chance(0.2)) made["min_hours"] = nullptr;
        }
        made["fare_usd"] = dice_.chance(0.4) ? Json() : values_.quantity(info_at(route_table(), "fare_usd"), {0, 60});
        made["open"] = dice_.one_of({Json(), Json(), Json(true), Json(false)});
        made["closures"] = dice_.chance(0.3) ? closures() : Json();
        scenario_["routes"].push_back(values_.object(route_table(), made));
        routes_.push_back(id);
        route_from_[id] = sites_[from].id;
        sites_[from].routes.push_back(id);
        sites_[to].people_come = true;
    }
    values_.known[Refers::route] = routes_;
}

/// Their seats are set once all parties are known: every vehicle holds the largest.
void Maker::make_fleets() {
    for (const std::string& id : fleets_) {
        Json made{{"id", id}, {"departures_h", nullptr}, {"seats", nullptr}};
        const std::string rule = dice_.of(all_words<DepartureRule>());
        made["rule"] = rule;
        if (rule == "timetable") {
            std::vector<double> hours;
            for (int i = dice_.whole(1, 4); i > 0; --i) hours.push_back(values_.hour());
            if (dice_.chance(0.3)) hours.push_back(hours.front());
            std::sort(hours.begin(), hours.end());
            made["departures_h"] = hours;
        }
        made["turnaround_h"] = dice_.one_of({0.0, 0.5, 1.0, 12.0});
        scenario_["fleets"].push_back(values_.object(fleet_table(), made));
    }
}

/// Officers of whom somebody is there in the opening hours.
Json Maker::staffed(const Json& hours) {
    const OpeningHours open = hours.is_null() ? OpeningHours{} : read_as<OpeningHours>(hours);
    for (int attempt = 0; attempt < 5; ++attempt) {
        Json officers = values_.any(type_of<Roster>(), {});
        if (ever_on_duty(read_as<Roster>(officers), open)) return officers;
    }
    return dice_.whole(1, 3);
}

Json Maker::services() {
    const ObjectTable& station = element_of(site_table(), "stations");
    const ObjectTable& table = element_of(station, "service");
    const auto one = [&](Json profiles) {
        return values_.object(
            table,
            {{"profiles", std::move(profiles)},
             {"time_min", values_.distribution(info_at(table, "time_min"), {0, dice_.one_of({10.0, 40.0, 120.0})})}});
    };
    if (dice_.chance(0.3)) return one(nullptr);
    Json list = Json::array();
    if (dice_.chance(0.5)) list.push_back(one(dice_.some_of(values_.known[Refers::profile], 1)));
    list.push_back(one(nullptr));
    return list;
}

void Maker::add_stations(SiteSketch& sketch, Json& site) {
    const ObjectTable& pool = element_of(site_table(), "pools");
    const ObjectTable& station = element_of(site_table(), "stations");
    const Json hours = site["opening_hours"];
    if (!ever_opens(hours)) return;
    std::map<std::string, std::vector<std::string>> skills;
    const std::size_t pools = dice_.below(3);
    for (int i = dice_.one_of({0, 1, 1, 2, 3}); i > 0; --i) {
        const std::string id = fmt::format("desk{}", i);
        Json made{{"id", id}, {"service", services()}, {"pool", nullptr}, {"officers", nullptr}};
        if (pools > 0 && dice_.chance(0.5)) {
            const std::string name = fmt::format("staff{}", dice_.below(pools));
            made["pool"] = name;
            skills[name].push_back(id);
        } else {
            made["officers"] = staffed(hours);
            sketch.pools.push_back(id);
        }
        made["queue_limit"] = nullptr;
        if (dice_.chance(0.25)) made["queue_limit"] = dice_.one_of({0, largest_party_, largest_party_ + 5});
        made["consumes"] = made["consumes_per_person"] = nullptr;
        if (!sketch.items.empty() && dice_.chance(0.4)) {
            made["consumes"] = dice_.of(sketch.items);
            made["consumes_per_person"] = dice_.one_of({0.5, 1.0, 3.0});
        }
        if (takes_time(made["service"])) sketch.slow_stations.insert(id);
        site["stations"].push_back(values_.object(station, made));
        sketch.stations.push_back(id);
    }
    for (const auto& [name, stations] : skills) {
        site["pools"].push_back(
            values_.object(pool, {{"id", name}, {"officers", staffed(hours)}, {"skills", stations}}));
        sketch.pools.push_back(name);
    }
}

/// Rooms; where there are any for a profile, one of them holds the largest party.
void Maker::add_rooms(SiteSketch& sketch, Json& site) {
    const std::string when_full = dice_.of(all_words<WhenFull>());
    site["when_full"] = when_full;
    if (when_full == "divert" && sketch.routes.empty()) site["when_full"] = nullptr;
    const bool needs_rooms = site["when_full"] != "in_the_open" && !site["when_full"].is_null();
    if (!needs_rooms && dice_.chance(0.4)) return;
    if (site["when_full"] == "divert") site["divert_route"] = dice_.of(sketch.routes);
    const FieldInfo& info = info_at(site_table(), "places");
    std::vector<std::string> types = dice_.some_of(all_words<RoomType>(), 1);
    types.resize(std::min<std::size_t>(types.size(), 3));
    for (std::size_t i = 0; i < types.size(); ++i) {
        const bool fits_all = i == 0;
        const int most = dice_.one_of({largest_party_, largest_party_ + 4, 40});
        if (!fits_all && dice_.chance(0.5))
            site["room_profiles"][types[i]] = dice_.some_of(values_.known[Refers::profile], 1);
        const bool only_overflow = dice_.chance(0.2);
        const double places = std::max<double>(fits_all && !only_overflow ? largest_party_ : 0, dice_.whole(0, most));
        site["places"][types[i]] = only_overflow ? Json(0) : Json(static_cast<int>(places));
        if (!only_overflow && dice_.chance(0.15))
            site["places"][types[i]] = values_.quantity(info, {places, places + 10});
        if (only_overflow || dice_.chance(0.4))
            site["overflow"][types[i]] = std::max(only_overflow ? largest_party_ : 0, dice_.whole(0, 12));
        sketch.rooms.push_back(types[i]);
    }
}

Json Maker::referral(const SiteSketch& sketch) {
    const std::vector<std::string> routes = dice_.some_of(sketch.routes, 1);
    switch (dice_.whole(0, 3)) {
        case 0:
            return dice_.of(routes);
        case 1:
            return {{"shares", values_.shares(routes)}};
        case 2:
            return {{"first_with_room", routes}};
        default: {
            std::vector<const Type*> inner;
            type_of<ReferralRule>().inner(inner);
            return {{"logit", values_.object(*inner.at(0), {{"routes", routes}})}};
        }
    }
}

/// Steps in order: services and stays, some only for needs, and a way out at the end; ways out before it are for some
/// needs, or the end of a branch.
Json Maker::pathway(const SiteSketch& sketch, const std::string& prefix, PathwaySketch& made) {
    const ObjectTable& table = element_of(pathway_table(), "steps");
    const auto end = [&]() -> Json {
        const bool refers = !sketch.routes.empty() && dice_.chance(0.7);
        if (refers) return {{"refer", referral(sketch)}, {"outcome", nullptr}};
        return {{"outcome", dice_.of(all_words<OutcomeKind>())}, {"refer", nullptr}};
    };
    Json steps = Json::array();
    const auto add = [&](Json step, bool for_needs) {
        for (const char* key : {"station", "stay_h", "refer", "outcome"}) {
            if (!step.contains(key)) step[key] = nullptr;
        }
        step["id"] = fmt::format("{}{}", prefix, steps.size());
        step["next"] = nullptr;
        step["needs"] = nullptr;
        step["enter_at"] = nullptr;  // add_entries(), once all sites are made
        if (for_needs) step["needs"] = dice_.some_of(std::vector(need_names().begin(), need_names().begin() + 5), 1);
        steps.push_back(values_.object(table, step));
    };
    for (int i = dice_.one_of({0, 1, 1, 2, 3}); i > 0; --i) {
        const bool serves = !sketch.stations.empty() && dice_.chance(0.65);
        if (serves) {
            add({{"station", dice_.of(sketch.stations)}}, dice_.chance(0.2));
        } else {
            add({{"stay_h", values_.distribution(info_at(table, "stay_h"), {0, 30})}}, dice_.chance(0.2));
        }
        if (dice_.chance(0.1)) add(end(), true);
    }
    add(end(), false);
    for (const Json& step : steps) made.steps.push_back({step["id"], step.contains("refer"), "", {}});
    return steps;
}

/// Ways on from some steps: past the next one, or back where that takes time; the next one keeps a share.
void Maker::add_branches(const SiteSketch& sketch, Json& steps, PathwaySketch& made) {
    const auto is_slow = [&](const Json& step) {
        return is_above_0(step, "stay_h") ||
               (step.contains("station") && sketch.slow_stations.contains(step["station"].get<std::string>()));
    };
    for (std::size_t i = 0; i + 1 < steps.size(); ++i) {
        if (is_end(steps[i])) continue;
        const std::string next = steps[i + 1]["id"];
        if (dice_.chance(0.15)) {
            steps[i]["next"] = next;
            continue;
        }
        if (!dice_.chance(0.5)) continue;
        const bool back = is_slow(steps[i]) && dice_.chance(0.5);
        const std::size_t other = back ? dice_.below(i + 1) : i + 1 + dice_.below(steps.size() - i - 1);
        if (other == i + 1) continue;
        const double share = dice_.one_of({0.25, 0.5, 0.75});
        const std::string id = steps[other]["id"];
        steps[i]["next"] = {{next, back ? std::max(share, 0.5) : share},
                            {id, 1 - (back ? std::max(share, 0.5) : share)}};
        made.steps[i].next = {next, id};
    }
}

void Maker::add_pathways(SiteSketch& sketch, Json& site) {
    const auto one = [&](const std::string& prefix, const std::vector<std::string>& profiles) {
        PathwaySketch made{profiles, {}};
        Json steps = pathway(sketch, prefix, made);
        add_branches(sketch, steps, made);
        Json pathway{{"steps", steps}, {"profiles", profiles.empty() ? Json() : Json(profiles)}};
        sketch.pathways.push_back(std::move(made));
        return values_.object(pathway_table(), pathway);
    };
    if (dice_.chance(0.3)) {
        site["pathways"] = one("step", {});
        return;
    }
    if (dice_.chance(0.5)) site["pathways"].push_back(one("a", dice_.some_of(values_.known[Refers::profile], 1)));
    site["pathways"].push_back(one(dice_.chance(0.3) ? "a" : "b", {}));
}

void Maker::add_initial_people(const SiteSketch& sketch, Json& site) {
    const ObjectTable& table = element_of(site_table(), "initial_people");
    for (int i = dice_.whole(1, 2); i > 0; --i) {
        const std::string profile = dice_.of(values_.known[Refers::profile]);
        const auto is_for = [&](const PathwaySketch& pathway) {
            return pathway.profiles.empty() ||
                   std::find(pathway.profiles.begin(), pathway.profiles.end(), profile) != pathway.profiles.end();
        };
        const auto pathway = std::find_if(sketch.pathways.begin(), sketch.pathways.end(), is_for);
        Json made{{"profile", profile}, {"step", nullptr}};
        if (dice_.chance(0.6)) made["step"] = dice_.of(pathway->steps).id;
        site["initial_people"].push_back(values_.object(table, made));
    }
}

Json Maker::site(std::size_t index) {
    SiteSketch& sketch = sites_[index];
    Json made{{"id", sketch.id}, {"country", sketch.country}, {"divert_route", nullptr}};
    made["name"] = values_.text("Site " + sketch.id);
    made["agency"] = sketch.agency.empty() ? Json() : Json(sketch.agency);
    for (const char* key : {"places", "overflow", "room_profiles", "pools", "stations", "initial_people", "supplies"})
        made[key] = nullptr;
    made["opening_hours"] =
        dice_.chance(0.5) ? Json() : values_.any(type_of<OpeningHours>(), info_at(site_table(), "opening_hours"));
    if (dice_.chance(0.3)) {
        const ObjectTable& table = element_of(site_table(), "supplies");
        for (int i = dice_.whole(1, 2); i > 0; --i) {
            Json supply{{"item", fmt::format("item{}", i)}, {"reorder_at", nullptr}, {"order_up_to", nullptr}};
            if (dice_.chance(0.7)) {
                supply["reorder_at"] = dice_.one_of({0, 20});
                supply["order_up_to"] = dice_.one_of({50, 200});
            }
            made["supplies"].push_back(values_.object(table, supply));
            sketch.items.push_back(fmt::format("item{}", i));
        }
    }
    add_rooms(sketch, made);
    add_stations(sketch, made);
    add_pathways(sketch, made);
    const bool may_begin = kind_ != Kind::late_people;
    if (may_begin && dice_.chance(0.35)) add_initial_people(sketch, made);
    return values_.object(site_table(), made);
}

/// The steps that every pathway has, at every site to which the referral may lead.
std::set<std::string> Maker::steps_ahead(const Json& refer) const {
    std::optional<std::set<std::string>> common;
    const std::string text = refer.dump();
    for (const Json& route : scenario_["routes"]) {
        if (text.find(route["id"].dump()) == std::string::npos) continue;
        const std::string to = route["to"];
        for (const PathwaySketch& pathway :
             std::find_if(sites_.begin(), sites_.end(), [&](const SiteSketch& at) { return at.id == to; })->pathways) {
            std::set<std::string> here;
            for (const StepSketch& step : pathway.steps) {
                if (!common || common->contains(step.id)) here.insert(step.id);
            }
            common = here;
        }
    }
    return common.value_or(std::set<std::string>{});
}

/// Some referrals lead to a later step of the next pathway.
void Maker::add_entries() {
    for (std::size_t i = 0; i < sites_.size(); ++i) {
        Json& pathways = scenario_["sites"][i]["pathways"];
        for (std::size_t k = 0; k < sites_[i].pathways.size(); ++k) {
            Json& steps = (pathways.is_array() ? pathways[k] : pathways)["steps"];
            for (std::size_t s = 0; s < steps.size(); ++s) {
                if (!steps[s].contains("refer") || !dice_.chance(0.3)) continue;
                const std::set<std::string> ahead = steps_ahead(steps[s]["refer"]);
                if (ahead.empty()) continue;
                const std::string entry = dice_.of(std::vector(ahead.begin(), ahead.end()));
                steps[s]["enter_at"] = sites_[i].pathways[k].steps[s].enter_at = entry;
            }
        }
    }
}

void Maker::make_sites() {
    for (std::size_t i = 0; i < sites_.size(); ++i) scenario_["sites"].push_back(site(i));
    if (scenario_.contains("routes")) add_entries();
    if (!scenario_.contains("fleets")) return;
    for (Json& fleet : scenario_["fleets"]) {
        const double least = largest_party_;
        fleet["seats"] = values_.quantity(info_at(fleet_table(), "seats"), {least, least + dice_.one_of({0, 4, 20})});
    }
}

/// One station with officers of its own, who all do the same, in the order in which parties come.
void Maker::make_one_station() {
    SiteSketch sketch;
    sketch.id = "SA";
    sketch.country = dice_.of(countries_);
    values_.known[Refers::site] = {sketch.id};
    const ObjectTable& station = element_of(site_table(), "stations");
    Json made{{"id", sketch.id}, {"country", sketch.country}, {"name", "The site"}, {"agency", nullptr}};
    made["opening_hours"] =
        dice_.chance(0.5) ? Json() : values_.any(type_of<OpeningHours>(), info_at(site_table(), "opening_hours"));
    if (!ever_opens(made["opening_hours"])) made["opening_hours"] = "always";
    for (const Field& field : site_table().fields()) {
        std::vector<const Type*> inner;
        field.type->inner(inner);
        const bool may_hold_up = !inner.empty() || field.info.refers != Refers::nothing;
        if (!made.contains(field.key) && may_hold_up) made[field.key] = nullptr;
    }
    for (const char* key : {"places", "overflow", "room_profiles", "when_full"}) made[key] = nullptr;
    Json desk{{"id", "desk"}, {"officers", staffed(made["opening_hours"])}, {"service", services()}};
    for (const Field& field : station.fields()) {
        if (!desk.contains(field.key)) desk[field.key] = nullptr;
    }
    made["stations"] = {values_.object(station, desk)};
    made["pathways"] = {{"steps", {{{"station", "desk"}}, {{"outcome", "onward"}}}}};
    scenario_["sites"] = {values_.object(site_table(), made)};
    sites_.push_back(std::move(sketch));
}

}  // namespace umbral::generated
