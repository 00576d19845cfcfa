// Plans: levels, the protocol, mutual aid, measures with their effects.

#include <fmt/format.h>

#include <algorithm>

#include "generated/maker.hpp"
#include "scenario/table/list_types.hpp"

namespace umbral::generated {

using namespace scenario;

std::vector<std::string> Maker::others_than(const std::string& agency) const {
    std::vector<std::string> others = agencies_;
    std::erase(others, agency);
    return others;
}

std::string Maker::crisis_scope(bool pairs) {
    if (pairs && countries_.size() > 1 && dice_.chance(0.15)) return "pair:" + countries_[0] + '-' + countries_[1];
    if (dice_.chance(0.6)) return "site:" + dice_.of(sites_).id;
    return dice_.chance(0.5) ? "all" : "country:" + dice_.of(countries_);
}

Json Maker::condition(bool needs_scope) {
    const ObjectTable& table = element_of(trigger_table(), "all");
    Json made{{"above", nullptr}, {"below", nullptr}, {"forecast_h", nullptr}, {"scope", nullptr}};
    const std::string indicator = dice_.of(observable_names());
    made["indicator"] = indicator;
    const double threshold = indicator == "crowding_ratio" ? dice_.one_of({0.5, 1.0}) : dice_.one_of({1, 5, 20, 60});
    const bool above = dice_.chance(0.8);
    made[above ? "above" : "below"] = threshold;
    if (dice_.chance(0.2))
        made[above ? "above" : "below"] = {{"low", threshold}, {"mid", threshold}, {"high", threshold * 2}};
    made["hysteresis"] = dice_.chance(0.3) ? Json(threshold / 2) : Json();
    made["for_h"] = dice_.chance(0.4) ? values_.quantity(info_at(table, "for_h"), {0, 12}) : Json();
    if (dice_.chance(0.2)) made["forecast_h"] = values_.quantity(info_at(table, "forecast_h"), {0, 24});
    if (needs_scope || dice_.chance(0.3)) made["scope"] = crisis_scope(false);
    return values_.object(table, made);
}

Json Maker::trigger(bool needs_scope) {
    Json made{{"all", nullptr}, {"any", nullptr}};
    const std::string key = dice_.chance(0.5) ? "all" : "any";
    for (int i = dice_.one_of({1, 1, 2}); i > 0; --i) made[key].push_back(condition(needs_scope));
    if (dice_.chance(0.2)) made[key == "all" ? "any" : "all"].push_back(condition(needs_scope));
    return values_.object(trigger_table(), made);
}

/// Null where the scope has a level of this number already.
Json Maker::level(int number) {
    const std::string scope = crisis_scope(true);
    if (!ladder_.emplace(scope, number).second) return {};
    const std::string authority = dice_.of(agencies_);
    Json made{{"id", fmt::format("level{}", levels_.size())}, {"number", number}, {"scope", scope}};
    made["declared_by"] = authority;
    made["approvals"] = dice_.chance(0.3) ? Json(dice_.some_of(others_than(authority), 1)) : Json();
    made["trigger"] = trigger(false);
    made["stand_down"] = dice_.chance(0.3) ? trigger(false) : Json();
    made["minimum_h"] = dice_.chance(0.4) ? values_.quantity(info_at(level_table(), "minimum_h"), {0, 24}) : Json();
    made["expires_h"] = dice_.chance(0.3) ? values_.quantity(info_at(level_table(), "expires_h"), {24, 48}) : Json();
    levels_.push_back(made["id"]);
    return values_.object(level_table(), made);
}

Json Maker::protocol() {
    const ObjectTable& report = element_of(protocol_table(), "reports");
    const ObjectTable& contact = element_of(protocol_table(), "contacts");
    Json made{{"reports", nullptr}, {"contacts", nullptr}, {"joint_teams", nullptr}};
    const auto ends = [&]() -> Json {
        const std::size_t channel = dice_.below(channels_.size());
        std::vector<std::string> two = dice_.some_of(on_channel_[channel], 2);
        const std::size_t to = 1 + dice_.below(two.size() - 1);
        if (dice_.chance(0.5)) std::swap(two[0], two[to]);
        return {{"channel", channels_[channel]}, {"from", two[0]}, {"to", two[to]}};
    };
    for (int i = dice_.whole(1, 5); i > 0; --i) {
        Json flow = ends();
        const bool regular = dice_.chance(0.8);
        flow["every_h"] = regular ? values_.quantity(info_at(report, "every_h"), {2, 24}) : Json(0);
        if (!regular) flow["alerts"] = true;
        if (!regular) flow["advance_notice"] = nullptr;
        made["reports"].push_back(values_.object(report, flow));
    }
    for (int i = dice_.whole(-1, 2); i > 0; --i) made["contacts"].push_back(values_.object(contact, ends()));
    if (dice_.chance(0.3)) {
        made["joint_teams"].push_back(
            values_.object(element_of(protocol_table(), "joint_teams"),
                           {{"id", dice_.one_of({"team", "room"})}, {"agencies", dice_.some_of(agencies_, 2)}}));
    }
    return values_.object(protocol_table(), made);
}

Json Maker::agreement(const std::string& id) {
    const ObjectTable& table = element_of(plan_table(), "agreements");
    agreements_[id] = dice_.some_of(agencies_, 2);
    const FieldInfo& lead = info_at(table, "lead_time_h");
    return values_.object(
        table, {{"id", id}, {"agencies", agreements_[id]}, {"lead_time_h", values_.quantity(lead, {0, 24})}});
}

/// An effect of the kind on something there is; null where there is nothing it could act on.
Json Maker::effect(const ObjectTable& table) {
    const std::string& kind = table.name();
    Json made{{"effect", kind}};
    const SiteSketch& site = dice_.of(sites_);
    const SiteSketch& other = dice_.of(sites_);
    if (kind == "add_places") {
        if (site.rooms.empty()) return {};
        made["site"] = site.id;
        made["room"] = dice_.of(site.rooms);
        made["places"] = dice_.one_of({-40, -5, -1, 1, 10, 50});
        if (dice_.chance(0.3)) made["overflow"] = dice_.one_of({-10, 0, 10});
    } else if (kind == "add_officers") {
        if (site.pools.empty()) return {};
        made["site"] = site.id;
        made["pool"] = dice_.of(site.pools);
        made["officers"] = dice_.one_of({-3, -1, 1, 2, 5});
    } else if (kind == "set_opening_hours") {
        made["site"] = site.id;
    } else if (kind == "add_vehicles") {
        if (fleets_.empty()) return {};
        made["vehicles"] = dice_.one_of({-2, -1, 1, 3});
    } else if (kind == "set_quota") {
        const bool at_route = dice_.chance(0.5) && !site.routes.empty();
        made["route"] = at_route ? Json(dice_.of(site.routes)) : Json();
        made["site"] = at_route ? Json() : Json(site.id);
        made["station"] =
            at_route || site.stations.empty() || dice_.chance(0.5) ? Json() : Json(dice_.of(site.stations));
    } else if (kind == "set_route_open" || kind == "set_fare" || kind == "move_people") {
        if (routes_.empty()) return {};
    } else if (kind == "set_assisted_seats") {
        if (fleets_.empty()) return {};
    } else if (kind == "set_referral" || kind == "set_branch") {
        const auto acts_on = [&](const StepSketch& step) {
            return kind == "set_branch" ? !step.next.empty() : step.refers;
        };
        std::vector<std::pair<const SiteSketch*, const StepSketch*>> steps;
        for (const SiteSketch& at : sites_) {
            for (const PathwaySketch& pathway : at.pathways) {
                for (const StepSketch& step : pathway.steps) {
                    if (acts_on(step)) steps.emplace_back(&at, &step);
                }
            }
        }
        if (steps.empty()) return {};
        const auto [at, step] = dice_.of(steps);
        made["site"] = at->id;
        made["step"] = step->id;
        if (kind == "set_branch") {
            made["shares"] = values_.shares(step->next);
        } else {
            const Json rule = referral(*at);
            // Another step of that name may say where to begin, so that all of them must find it there.
            for (const PathwaySketch& pathway : at->pathways) {
                for (const StepSketch& one : pathway.steps) {
                    const bool is_changed = one.id == step->id && !one.enter_at.empty();
                    if (is_changed && !steps_ahead(rule).contains(one.enter_at)) return {};
                }
            }
            made["rule"] = rule;
        }
    } else if (kind == "set_service_time") {
        if (site.stations.empty()) return {};
        made["site"] = site.id;
        made["station"] = dice_.of(site.stations);
        made["factor"] = dice_.one_of({0.25, 0.5, 1.0, 3.0});
    } else if (kind == "move_officers") {
        if (site.pools.empty() || other.pools.empty()) return {};
        made["from_site"] = site.id;
        made["from_pool"] = dice_.of(site.pools);
        made["to_site"] = other.id;
        made["to_pool"] = dice_.of(other.pools);
        if (made["from_site"] == made["to_site"] && made["from_pool"] == made["to_pool"]) return {};
    } else if (kind == "move_vehicles") {
        if (fleets_.size() < 2) return {};
        const std::size_t from = dice_.below(2);
        made["from_fleet"] = fleets_[from];
        made["to_fleet"] = fleets_[1 - from];
    } else if (kind == "send_supplies") {
        if (site.items.empty()) return {};
        made["site"] = site.id;
        made["item"] = dice_.of(site.items);
    } else if (kind == "inform_people") {
        made["every_h"] = dice_.one_of({1.0, 2.5, 24.0});
    } else if (kind == "release_budget") {
        if (releasable_lines_.empty()) return {};
        made["line"] = dice_.of(releasable_lines_);
    } else if (kind == "form_joint_team") {
        if (agencies_.size() < 2) return {};
        made["agencies"] = dice_.some_of(agencies_, 2);
    } else if (kind == "open_channel" && channels_.empty()) {
        return {};
    }
    return values_.object(table, made);
}

/// @param only_people  none that acts on agencies, or stays when the measure is over
Json Maker::effects(bool only_people) {
    // A quota that is replaced loses what it would have carried over: that is felt when people come.
    static const std::set<std::string> lasting{"move_people",  "send_supplies",   "inform_people", "release_budget",
                                               "open_channel", "form_joint_team", "set_quota"};
    std::vector<const Type*> kinds;
    type_of<Effect>().inner(kinds);
    Json list = Json::array();
    for (int tries = 0, wanted = dice_.one_of({1, 1, 2, 3}); tries < 60 && wanted > 0; ++tries) {
        const auto& table = dynamic_cast<const ObjectTable&>(*dice_.of(kinds));
        if (only_people && lasting.contains(table.name())) continue;
        Json made = effect(table);
        if (made.is_null()) continue;
        list.push_back(std::move(made));
        --wanted;
    }
    return list;
}

/// Who decides and who must agree.
void Maker::add_authority(Json& measure) {
    for (const char* key : {"actor", "approvals", "agreement"}) measure[key] = nullptr;
    const bool dated = !measure["date"].is_null();
    if (agencies_.empty() || (dated && dice_.chance(0.4))) return;
    std::string actor = dice_.of(agencies_);
    if (!agreements_.empty() && dice_.chance(0.3)) {
        const auto& [id, agencies] = dice_.of(std::vector(agreements_.begin(), agreements_.end()));
        measure["agreement"] = id;
        actor = dice_.of(agencies);
    }
    measure["actor"] = actor;
    if (dice_.chance(0.3)) measure["approvals"] = dice_.some_of(others_than(actor), 1);
}

Json Maker::measure(const std::string& id) {
    const ObjectTable& table = measure_table();
    Json made{{"id", id}, {"effects", effects(false)}};
    for (const char* key :
         {"date", "hour", "level", "trigger", "until", "duration_h", "ends_with_level", "ends_with_trigger", "needs"})
        made[key] = nullptr;
    const int form = agencies_.empty() ? 0 : dice_.whole(0, 2);
    const int day = values_.day();
    if (form == 0 || (form == 1 && levels_.empty())) {
        made["date"] = values_.date(day);
        made["hour"] = dice_.chance(0.5) ? Json() : Json(values_.hour());
    } else if (form == 1) {
        made["level"] = dice_.of(levels_);
        if (dice_.chance(0.3)) made["ends_with_level"] = dice_.chance(0.5);
    } else {
        made["trigger"] = trigger(true);
        if (dice_.chance(0.3)) made["ends_with_trigger"] = dice_.chance(0.5);
    }
    const int end = dice_.whole(0, 3);
    if (end == 0) made["until"] = values_.date(day + dice_.whole(1, 3));
    if (end == 1) made["duration_h"] = values_.quantity(info_at(table, "duration_h"), {1, 48});
    made["lead_time_h"] = dice_.chance(0.4) ? values_.quantity(info_at(table, "lead_time_h"), {0, 24}) : Json();
    if (!measures_.empty() && dice_.chance(0.2)) made["needs"] = dice_.some_of(measures_, 1);
    add_authority(made);
    made["cost"] = nullptr;
    if (dice_.chance(0.6)) {
        const auto adds_units = [](const Json& effect) {
            const std::string kind = effect["effect"];
            return kind == "add_places" || kind == "add_officers" || kind == "add_vehicles" ||
                   kind == "move_officers" || kind == "move_vehicles";
        };
        Json cost = Json::object();
        if (std::none_of(made["effects"].begin(), made["effects"].end(), adds_units))
            cost["per_unit_day_usd"] = nullptr;
        made["cost"] = values_.object(cost_table(), cost);
    }
    measures_.push_back(id);
    return values_.object(table, made);
}

Json Maker::passing_measures(int day, int until) {
    const Json first = effects(true);
    if (first.empty()) return Json::array();
    Json second = first;
    for (Json& more : effects(true)) second.push_back(std::move(more));
    return Json::array(
        {{{"id", "passing"}, {"date", values_.date(day)}, {"until", values_.date(day + 1)}, {"effects", first}},
         {{"id", "overlapping"},
          {"date", values_.date(day)},
          {"hour", 12},
          {"until", values_.date(until)},
          {"effects", second}}});
}

Json Maker::plan() {
    Json made{{"title", values_.text("The plan")}};
    for (const char* key : {"levels", "protocol", "agreements", "budget_lines", "measures"}) made[key] = nullptr;
    if (agencies_.empty()) {
        made["perfect_information"] = dice_.chance(0.1) ? Json(true) : Json();
    } else {
        made["protocol"] = protocol();
        for (int i = dice_.whole(0, 3); i > 0; --i) {
            if (Json one = level(dice_.whole(0, 4)); !one.is_null()) made["levels"].push_back(std::move(one));
        }
        for (int i = dice_.whole(-1, 2); i > 0; --i) made["agreements"].push_back(agreement(fmt::format("aid{}", i)));
        if (dice_.chance(0.3)) made["budget_lines"].push_back(budget_line(dice_.chance(0.5) ? "line1" : "own"));
        made["perfect_information"] = dice_.chance(0.8) ? Json() : Json(dice_.chance(0.7));
        made["unlimited_money"] = dice_.chance(0.8) ? Json() : Json(dice_.chance(0.7));
    }
    for (int i = dice_.whole(0, 5); i > 0; --i) {
        Json one = measure(fmt::format("measure{}", i));
        if (!one["effects"].empty()) {
            made["measures"].push_back(std::move(one));
        } else {
            measures_.pop_back();
        }
    }
    return values_.object(plan_table(), made);
}

void Maker::make_plans() {
    case_.plan = no_plan;
    if (!agencies_.empty() || dice_.chance(0.6)) {
        case_.plan = "plan";
        case_.plans["plan"] = plan();
        if (dice_.chance(0.2)) case_.plans["plan"]["id"] = "plan";
    }
    if (case_.plan == "plan" && dice_.chance(0.15)) {
        case_.plans["again"] = {{"title", "The same, later"}, {"like", "plan"}, {"unlimited_money", true}};
        if (dice_.chance(0.5)) case_.plan = "again";
    }
    if (dice_.chance(0.3) && case_.plan != no_plan) {
        scenario_["default_plan"] = case_.plan;
        case_.plan.clear();
    }
}

}  // namespace umbral::generated
