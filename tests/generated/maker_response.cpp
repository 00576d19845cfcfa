// Agencies, channels, the directory, money, what is asked.

#include <fmt/format.h>

#include <algorithm>

#include "generated/maker.hpp"
#include "scenario/indicator_catalogue.hpp"
#include "scenario/table/list_types.hpp"

namespace umbral::generated {

using namespace scenario;

void Maker::make_agencies() {
    for (int i = 0, count = dice_.whole(2, 4); i < count; ++i) agencies_.push_back(fmt::format("agency{}", i));
    values_.known[Refers::agency] = agencies_;
    for (const std::string& id : agencies_) {
        const FieldInfo& every = info_at(agency_table(), "observes_every_h");
        Json made{{"id", id}, {"unstaffed", nullptr}, {"observes_every_h", values_.quantity(every, {1, 24})}};
        if (dice_.chance(0.2)) made["unstaffed"] = outages();
        made["deliberation_h"] =
            dice_.chance(0.5) ? Json() : values_.distribution(info_at(agency_table(), "deliberation_h"), {0, 12});
        scenario_["agencies"].push_back(values_.object(agency_table(), made));
    }
    for (SiteSketch& site : sites_) {
        if (dice_.chance(0.9)) site.agency = dice_.of(agencies_);
    }
}

/// In order, one after another; some begin when another ends.
Json Maker::outages() {
    const ObjectTable& table = element_of(channel_table(), "outages");
    Json list = Json::array();
    int day = values_.day();
    double hour = values_.hour();
    for (int i = dice_.whole(1, 3); i > 0 && day <= values_.last_day(); --i) {
        int end = day + dice_.whole(0, 1);
        double end_hour = values_.hour();
        if (std::pair(end, end_hour) <= std::pair(day, hour)) end = day + 1;
        if (std::pair(end, end_hour) <= std::pair(day, hour)) end_hour = 24;
        list.push_back(values_.object(
            table,
            {{"from", values_.date(day)}, {"from_hour", hour}, {"to", values_.date(end)}, {"to_hour", end_hour}}));
        day = end + dice_.whole(0, 2);
        hour = day == end ? end_hour : values_.hour();
    }
    return list;
}

void Maker::make_channels() {
    for (int i = 0, count = dice_.whole(1, 3); i < count; ++i) {
        const std::string id = fmt::format("channel{}", i);
        channels_.push_back(id);
        std::vector<std::string> on_it = agencies_;
        Json made{{"id", id}, {"agencies", nullptr}, {"mean_up_h", nullptr}, {"down_h", nullptr}};
        if (i > 0 && dice_.chance(0.5)) {
            on_it = dice_.some_of(agencies_, 2);
            made["agencies"] = on_it;
        }
        if (dice_.chance(0.25)) {
            made["mean_up_h"] = values_.quantity(info_at(channel_table(), "mean_up_h"), {2, 40});
            made["down_h"] = values_.distribution(info_at(channel_table(), "down_h"), {0, 8});
        }
        made["retry_h"] = values_.quantity(info_at(channel_table(), "retry_h"), {0.25, 6});
        made["outages"] = dice_.chance(0.25) ? outages() : Json();
        on_channel_.push_back(on_it);
        scenario_["channels"].push_back(values_.object(channel_table(), made));
    }
    values_.known[Refers::channel] = channels_;
}

void Maker::make_directory() {
    if (!dice_.chance(0.4)) return;
    for (const std::string& topic : dice_.some_of(all_words<Topic>(), 1)) {
        for (const std::string& agency : dice_.some_of(agencies_, 1))
            scenario_["directory"].push_back(
                values_.object(focal_point_table(), {{"agency", agency}, {"topic", topic}}));
    }
}

/// First what is there from the start, then dated tranches in order, then what is asked for.
Json Maker::budget_line(const std::string& id) {
    const ObjectTable& table = element_of(budget_line_table(), "tranches");
    const FieldInfo& usd = info_at(table, "usd");
    Json tranches = Json::array();
    const auto add = [&](Json date, Json delay) {
        tranches.push_back(values_.object(table, {{"usd", values_.quantity(usd, {0, dice_.one_of({50.0, 5000.0})})},
                                                  {"date", std::move(date)},
                                                  {"release_delay_h", std::move(delay)}}));
    };
    for (int i = dice_.whole(0, 2); i > 0; --i) add(nullptr, dice_.chance(0.2) ? Json(0) : Json());
    for (int day = dice_.whole(0, 6); day <= values_.last_day() && dice_.chance(0.5); day += dice_.whole(0, 3))
        add(values_.date(day), nullptr);
    const bool on_request = tranches.empty() || dice_.chance(0.4);
    if (on_request) {
        for (int i = dice_.whole(1, 2); i > 0; --i) add(nullptr, dice_.one_of({1.0, 12.5, 48.0}));
        releasable_lines_.push_back(id);
    } else {
        std::erase(releasable_lines_, id);
    }
    if (std::find(lines_.begin(), lines_.end(), id) == lines_.end()) lines_.push_back(id);
    values_.known[Refers::budget_line] = lines_;
    return values_.object(budget_line_table(), {{"id", id}, {"tranches", tranches}});
}

void Maker::make_prices() {
    if (!dice_.chance(0.5)) return;
    std::set<std::string> priced;
    for (int i = dice_.whole(1, 8); i > 0; --i) {
        Json made{{"id", fmt::format("price{}", i)}, {"country", nullptr}, {"site", nullptr}};
        made["fleet"] = made["supply"] = nullptr;
        const std::string item = dice_.of(all_words<PriceItem>());
        made["item"] = item;
        const SiteSketch& site = dice_.of(sites_);
        if (item == "supply") {
            if (site.items.empty()) continue;
            made["supply"] = dice_.of(site.items);
            if (dice_.chance(0.5)) made["site"] = site.id;
        } else if (item == "vehicle_day" && !fleets_.empty() && dice_.chance(0.7)) {
            made["fleet"] = dice_.of(fleets_);
        } else if (item != "duty_officer_h" && dice_.chance(0.3)) {
            made["site"] = site.id;
        }
        if (dice_.chance(0.2)) made["country"] = made["site"].is_null() ? dice_.of(countries_) : site.country;
        const bool narrow = !made["fleet"].is_null() || !made["site"].is_null();
        if (!priced
                 .insert(item + made["fleet"].dump() + made["site"].dump() + made["supply"].dump() +
                         (narrow ? "" : made["country"].dump()))
                 .second)
            continue;
        if (!made["fleet"].is_null()) made["site"] = made["country"] = nullptr;
        made["usd"] = dice_.chance(0.2) ? Json() : values_.quantity(info_at(price_table(), "usd"), {0, 20});
        scenario_["prices"].push_back(values_.object(price_table(), made));
    }
}

/// The scope of a kind, of something there is; empty where there is nothing of the kind.
std::string Maker::scope_of(const std::string& kind) {
    const auto one = [&](const std::string& prefix, const std::vector<std::string>& ids) {
        return ids.empty() ? std::string() : prefix + dice_.of(ids);
    };
    std::vector<std::string> ids;
    const auto ids_in = [&](const char* list) {
        for (const Json& object : scenario_.value(list, Json::array())) ids.push_back(object["id"]);
        return ids;
    };
    const SiteSketch& site = dice_.of(sites_);
    const std::string at_site = "site:" + site.id + ',' + kind + ':';
    if (kind == "all") return "all";
    if (kind == "cause") return "cause:" + dice_.one_of<std::string>({"closed", "officers", "places", "seats"});
    if (kind == "outcome") return "outcome:" + dice_.of(all_words<OutcomeKind>());
    if (kind == "need") return one("need:", need_names());
    if (kind == "station") return one(at_site, site.stations);
    if (kind == "pool") return one(at_site, site.pools);
    if (kind == "item") return one(at_site, site.items);
    if (kind == "room") return one(at_site, site.rooms);
    if (kind == "country") return one("country:", countries_);
    if (kind == "agency") return one("agency:", agencies_);
    if (kind == "profile") return one("profile:", profiles_);
    if (kind == "level") return one("level:", levels_);
    if (kind == "measure") return one("measure:", measures_);
    if (kind == "line") return one("line:", lines_);
    return one(kind + ':', ids_in((kind + 's').c_str()));
}

/// An indicator that is counted of something there is.
Json Maker::asked(bool observed) {
    const IndicatorDefinition& indicator = dice_.of(indicator_catalogue());
    Json made{{"indicator", indicator.name}, {"stat", nullptr}, {"scope", nullptr}};
    if (dice_.chance(0.7)) made["stat"] = dice_.of(indicator.stats);
    const std::string kind(dice_.of(indicator.scopes));
    const std::string scope = scope_of(kind);
    if (scope.empty() && std::count(indicator.scopes.begin(), indicator.scopes.end(), "all") == 0) return {};
    if (!scope.empty() && (kind != "all" || dice_.chance(0.5))) made["scope"] = scope;
    if (!observed) return made;
    const int from = dice_.whole(-1, values_.last_day());
    made["from"] = values_.date(from);
    made["to"] = values_.date(std::max(0, from) + dice_.whole(0, 3));
    made["unit"] = dice_.chance(0.5) ? Json() : Json(indicator.unit);
    made["value"] = values_.number({}, {0, 100});
    return made;
}

void Maker::make_questions() {
    for (int i = dice_.whole(0, 4); i > 0; --i) {
        if (Json made = asked(false); !made.is_null())
            scenario_["questions"].push_back(values_.object(question_table(), made));
    }
    for (int i = dice_.whole(-2, 3); i > 0; --i) {
        Json made = asked(true);
        if (made.is_null()) continue;
        made["id"] = fmt::format("observed{}", i);
        scenario_["observed"].push_back(values_.object(observation_table(), made));
    }
}

}  // namespace umbral::generated
