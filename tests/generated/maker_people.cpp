// Countries, profiles, arrivals, limits.

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "generated/maker.hpp"
#include "scenario/shares.hpp"
#include "scenario/table/list_types.hpp"

namespace umbral::generated {

using namespace scenario;

void Maker::make_countries() {
    const ObjectTable& country = element_of(scenario_table(), "countries");
    const ObjectTable& change = element_of(country, "offset_changes");
    for (int i = dice_.whole(0, 2); i >= 0; --i) {
        const std::string id = std::string("XA") + static_cast<char>('A' + i);
        countries_.push_back(id);
        Json made{{"id", id}, {"offset_changes", nullptr}};
        if (dice_.chance(0.7)) made["utc_offset_h"] = dice_.one_of({-6.0, -5.0, 0.0, 5.75, 13.0, -14.0});
        if (dice_.chance(0.3)) {
            made["offset_changes"] = Json::array();
            for (int day = dice_.whole(-1, values_.last_day()); day <= values_.last_day() + 1; day += dice_.whole(1, 9))
                made["offset_changes"].push_back(values_.object(
                    change, {{"from", values_.date(day)}, {"utc_offset_h", dice_.one_of({-6.0, -5.0, -4.5, 2.0})}}));
        }
        scenario_["countries"].push_back(values_.object(country, made));
    }
    values_.known[Refers::country] = countries_;
    const ObjectTable& holiday = element_of(scenario_table(), "holidays");
    if (dice_.chance(0.3)) {
        for (int i = dice_.whole(1, 4); i > 0; --i) scenario_["holidays"].push_back(values_.object(holiday));
    }
}

/// Small parties; those of families without an upper end too.
Json Maker::party_size() {
    static const std::vector<Json> sizes{
        1,
        2,
        3,
        7,
        {{"dist", "discrete"}, {"values", {1, 2, 5}}, {"weights", {3, 2, 1}}},
        {{"dist", "empirical"}, {"values", {1, 1, 4}}},
        {{"dist", "uniform"}, {"low", 1}, {"high", 4}},
        {{"dist", "triangular"}, {"low", 1}, {"mode", 1.5}, {"high", 6}},
        {{"dist", "normal"}, {"mean", 2}, {"sd", 1}, {"lower", 1}, {"upper", 5}},
        {{"dist", "exponential"}, {"mean", 0.75}},
        {{"dist", "erlang"}, {"k", 2}, {"mean", 1.5}},
        {{"dist", "gamma"}, {"mean", 1.5}, {"sd", 0.5}},
        {{"dist", "weibull"}, {"shape", 2}, {"mean", 2}},
        {{"dist", "lognormal"}, {"mean", 1.5}, {"sd", 0.5}},
        {{"dist", "lognormal"}, {"median", 1}, {"p95", 2}},
        {{"dist", "constant"}, {"value", {{"low", 1}, {"mid", 2}, {"high", 4}, {"source", "a guess"}}}},
    };
    return dice_.chance(0.4) ? Json(1) : dice_.of(sizes);
}

void Maker::make_profiles() {
    const ObjectTable& table = element_of(scenario_table(), "profiles");
    for (int i = dice_.whole(1, 4); i > 0; --i) {
        const std::string id = fmt::format("p{}", i);
        profiles_.push_back(id);
        Json made{{"id", id}, {"party_size", party_size()}};
        if (kind_ == Kind::one_station) {
            for (const char* key : {"priority", "patience_h", "money_usd", "remittance_h"}) made[key] = nullptr;
        }
        const Json size = made["party_size"];
        Distribution distribution;
        Reading reading;
        type_of<Distribution>().read(size, &distribution, info_at(table, "party_size"), reading);
        largest_party_ = std::max(largest_party_, largest_party_persons(distribution));
        scenario_["profiles"].push_back(values_.object(table, made));
    }
    values_.known[Refers::profile] = profiles_;
}

/// A count of each day, or of some of them where there is a rate for the others; or of months.
void Maker::add_counts(Json& stream) {
    const bool has_rate = stream.contains("persons_per_day") && !stream["persons_per_day"].is_null();
    const ObjectTable& table = count_table();
    const FieldInfo& persons = info_at(table, "persons");
    if (!has_rate && dice_.chance(0.3)) {
        stream["counts"] = counts_by_month();
        return;
    }
    Json counts = Json::array();
    for (int day = 0; day <= values_.last_day(); ++day) {
        if (has_rate && dice_.chance(0.7)) continue;
        const double most = days_ > 8 ? 15 : 40;
        counts.push_back(
            values_.object(table, {{"date", values_.date(day)}, {"persons", values_.number(persons, {0, most})}}));
    }
    if (dice_.chance(0.2)) std::reverse(counts.begin(), counts.end());
    stream["counts"] = counts;
}

/// Counts of whole months that cover the simulated time.
Json Maker::counts_by_month() {
    Json counts = Json::array();
    const ObjectTable& table = count_table();
    std::string last;
    for (int day = 0; day <= values_.last_day(); ++day) {
        const std::string month = values_.date(day).substr(0, 7);
        if (month == last) continue;
        last = month;
        counts.push_back(values_.object(table, {{"date", month}, {"persons", dice_.whole(0, 900)}}));
    }
    return counts;
}

Json Maker::dated_shares() {
    if (dice_.chance(0.5)) return values_.shares(dice_.some_of(profiles_, 1));
    const ObjectTable& table = element_of(stream_table(), "profiles");
    Json list = Json::array();
    const bool from_ever = kind_ == Kind::late_people || dice_.chance(0.5);
    const Json first = from_ever ? Json() : Json(values_.date(dice_.whole(-3, 0)));
    list.push_back(values_.object(table, {{"from", first}, {"shares", values_.shares(dice_.some_of(profiles_, 1))}}));
    for (int day = dice_.whole(1, 4); day <= values_.last_day() && list.size() < 4; day += dice_.whole(1, 4)) {
        list.push_back(values_.object(
            table, {{"from", values_.date(day)}, {"shares", values_.shares(dice_.some_of(profiles_, 1))}}));
    }
    return list;
}

Json Maker::stream(const std::string& id, const std::string& site) {
    const ObjectTable& table = stream_table();
    const FieldInfo& rate = info_at(table, "persons_per_day");
    Json made{{"id", id}, {"site", site}, {"counts", nullptr}, {"surges", nullptr}, {"batches", nullptr}};
    const double most_per_day = std::min(80.0, 250 / days_);
    const bool has_rate = dice_.chance(0.65);
    made["persons_per_day"] = has_rate ? values_.quantity(rate, {1, most_per_day}) : Json();
    if (dice_.chance(has_rate ? 0.2 : 0.6)) add_counts(made);
    if (kind_ == Kind::late_people && made["counts"].is_array()) {
        for (const Json& count : made["counts"]) {
            if (count["date"].get<std::string>().size() > 7) continue;
            made["counts"] = nullptr;  // people of the month would come before they may
            made["persons_per_day"] = 20;
            break;
        }
    }
    const auto add = [&](const char* key, const auto& make_one) {
        if (!made[key].is_array() && !dice_.chance(0.25)) return;
        made[key] = Json::array();
        for (int i = dice_.whole(1, 2); i > 0; --i)
            made[key].push_back(values_.object(element_of(table, key), make_one(i)));
    };
    const int first = kind_ == Kind::late_people ? 0 : -1;
    const bool comes = has_rate || made["counts"].is_array();
    if (!comes) made["surges"] = Json::array();
    add("surges", [&](int i) {
        return Json{{"id", fmt::format("surge{}", i)},
                    {"date", values_.date(dice_.whole(i == 1 ? 0 : first, values_.last_day()))},
                    {"persons", dice_.whole(0, 90)},
                    {"days", dice_.one_of({1.0, 1.5, 2.0, 9.0})}};
    });
    add("batches", [&](int i) {
        return Json{{"id", fmt::format("batch{}", i)},
                    {"date", values_.date(values_.day())},
                    {"hour", values_.hour()},
                    {"persons", dice_.whole(0, 60)},
                    {"spread_h", dice_.one_of({0.0, 0.0, 1.0, 30.0})}};
    });
    if (made["surges"].is_array()) {  // one that began the day before must last
        for (Json& surge : made["surges"]) {
            if (surge["date"] == values_.date(-1)) surge["days"] = dice_.one_of({2.0, 5.5});
        }
    }
    made["factor"] = dice_.chance(0.7) ? Json() : values_.quantity(info_at(table, "factor"), {0, 2});
    made["overdispersion"] = dice_.chance(0.7) ? Json() : values_.quantity(info_at(table, "overdispersion"), {0, 3});
    if (kind_ != Kind::one_station && dice_.chance(0.15)) {
        const double families = dice_.one_of({0.0, 0.5, 1.0});
        made["party_mix"] = values_.object(
            party_mix_table(),
            {{"families_fraction", families}, {"children_fraction", families * dice_.one_of({0.0, 0.25, 0.5})}});
        made["profiles"] = nullptr;
        largest_party_ = std::max(largest_party_, 8);
        for (const char* kind : {"alone", "adults", "family"}) {
            if (kind == std::string("family") ? families > 0 : families < 1)
                values_.known[Refers::profile].push_back(id + '-' + kind);
        }
    } else {
        made["profiles"] = dated_shares();
        made["party_mix"] = nullptr;
    }
    return values_.object(table, made);
}

void Maker::make_arrivals() {
    for (int i = dice_.whole(1, 3); i > 0; --i) {
        SiteSketch& site = i == 1 ? sites_.front() : sites_[dice_.below(sites_.size())];
        site.people_come = true;
        scenario_["arrivals"].push_back(stream(fmt::format("stream{}", i), site.id));
    }
    // Who is there before the others is in no stream: add_initial_people().
}

void Maker::make_limits() {
    const ObjectTable& table = limit_table();
    if (!dice_.chance(0.5)) return;
    for (int i = dice_.whole(1, 3); i > 0; --i) {
        Json made{{"id", fmt::format("limit{}", i)}, {"hours", nullptr}, {"working_days", nullptr}};
        const int form = dice_.whole(0, 3);
        if (form <= 1) made["hours"] = dice_.one_of({1.0, 6.0, 24.0, 30.5});
        if (form == 2) made["working_days"] = dice_.whole(0, 3);
        if (form == 3) made["hours"] = 0;
        made["kinds"] = Json::array();
        for (const std::string& kind : dice_.some_of(all_words<SiteKind>(), 3)) made["kinds"].push_back(kind);
        scenario_["limits"].push_back(values_.object(table, made));
    }
}

}  // namespace umbral::generated
