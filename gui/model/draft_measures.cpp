#include "gui/model/draft_measures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include <nlohmann/json.hpp>

#include "base/find_by_id.hpp"
#include "base/i18n.hpp"
#include "gui/model/parameters.hpp"
#include "scenario/settings.hpp"
#include "scenario/table/enum_type.hpp"
#include "scenario/table/path.hpp"
#include "scenario/unpriced.hpp"

namespace umbral::gui {
namespace {

using scenario::Effect;
using scenario::Measure;
using scenario::PathStep;
using scenario::Quantity;
using scenario::Scenario;

constexpr double usual_lead_h = 24;               // an assumption, as of an agreement to lend
constexpr double persons_per_housing_unit = 5.5;  // "5-6 people", data/unit_costs.csv

/// Both languages of a title.
scenario::Text text_with(const char* en, const char* es, const scenario::Text& name, const std::string& id) {
    const auto of = [&](const std::string& title) { return title.empty() ? id : title; };
    return {fmt::format(fmt::runtime(en), of(name.en)), fmt::format(fmt::runtime(es), of(name.es))};
}

template <class List>
scenario::Text text_in(const List& list, const std::string& id) {
    const auto* one = find_by_id(list, id);
    if (one == nullptr) return {};
    if constexpr (requires { one->name; }) {
        return one->name;
    } else {
        return one->title;
    }
}

scenario::Text way_of(const Scenario& scenario, const std::string& id) {
    const auto* route = find_by_id(scenario.routes, id);
    if (route == nullptr) return {};
    const auto name = [&](const std::string& site, std::string scenario::Text::*language) {
        const std::string title = text_in(scenario.sites, site).*language;
        return title.empty() ? site : title;
    };
    constexpr const char* arrow = " \xe2\x86\x92 ";
    return {name(route->from, &scenario::Text::en) + arrow + name(route->to, &scenario::Text::en),
            name(route->from, &scenario::Text::es) + arrow + name(route->to, &scenario::Text::es)};
}

/// A kind of change: what its measure is called.
struct Kind {
    const char* id;
    const char* en;
    const char* es;
};
constexpr Kind places_kind{"places", "Places as tuned, {}", "Plazas ajustadas, {}"};
constexpr Kind officers_kind{"officers", "Officers as tuned, {}", "Funcionarios ajustados, {}"};
constexpr Kind vehicles_kind{"vehicles", "Vehicles as tuned, {}",
                             "Veh\xc3\xad"
                             "culos ajustados, {}"};
constexpr Kind seats_kind{"seats", "Assisted seats as tuned, {}", "Asientos asistidos ajustados, {}"};
constexpr Kind fare_kind{"fare", "Fare as tuned, {}", "Pasaje ajustado, {}"};
constexpr Kind channel_kind{"channel", "Channel opened, {}", "Canal abierto, {}"};

/// An edit as an effect.
struct Change {
    const Kind* kind = nullptr;
    std::string place;  ///< id of the site, fleet, route or channel
    Effect effect;
    bool respread = false;
};

/// Whether the edit does anything but add to each possible value of an uncertain input.
bool is_respread(const Parameter& saved, const std::string& setting, double change) {
    const auto json = nlohmann::json::parse(setting, nullptr, false);
    const auto& spread = saved.original.spread;
    const auto* range = spread ? std::get_if<Triangular>(&*spread) : nullptr;
    const bool has_range = json.is_object() && json.contains("low") && json.contains("high");
    if (range == nullptr || !has_range) return spread.has_value() || has_range;
    constexpr double close = 1e-6;
    return std::abs(json["low"].get<double>() - range->low - change) > close ||
           std::abs(json["high"].get<double>() - range->high - change) > close;
}

std::optional<Change> site_change(const Reading& saved, const std::vector<PathStep>& steps, const std::string& path,
                                  double change) {
    const std::string& site = steps[1].id;
    const std::string& key = steps[2].key;
    if ((key == "places" || key == "overflow") && steps.size() == 4) {
        for (const auto& [word, room] : scenario::words_of<scenario::RoomType>()) {
            if (steps[3].key != word) continue;
            scenario::AddPlaces places{site, room, 0.0, 0.0};
            (key == "places" ? places.places : places.overflow) = change;
            return Change{&places_kind, site, places};
        }
        return std::nullopt;
    }
    const bool is_staff = (key == "stations" || key == "pools") && steps.size() >= 5 && steps[4].key == "officers";
    const auto shift = shift_at(path, saved.input.scenario);
    if (!is_staff || !shift) return std::nullopt;
    return Change{&officers_kind, site, scenario::AddOfficers{site, steps[3].id, change, *shift}};
}

/// The effect that does what the edit did; nothing where no effect can.
std::optional<Change> change_of(const Reading& saved, const scenario::Setting& edit) {
    const auto path = scenario::parse_path(edit.first);
    if (!path || path->steps().size() < 3) return std::nullopt;
    const auto& steps = path->steps();
    const std::string& list = steps[0].key;
    const std::string& id = steps[1].id;
    const std::string& key = steps[2].key;
    if (list == "channels" && key == "open" && edit.second == "true")
        return Change{&channel_kind, id, scenario::OpenChannel{id}};
    const double wanted = setting_value(edit.second);
    if (!std::isfinite(wanted)) return std::nullopt;
    if (list == "routes" && key == "fare_usd") return Change{&fare_kind, id, scenario::SetFare{id, wanted}};
    if (list == "fleets" && key == "assisted_seats")
        return Change{&seats_kind, id, scenario::SetAssistedSeats{id, wanted}};
    const bool is_vehicles = list == "fleets" && key == "vehicles";
    if (!is_vehicles && list != "sites") return std::nullopt;
    const auto known = parameter_at(saved, edit.first);
    if (!known) return std::nullopt;
    const double change = wanted - known->saved;
    auto made = is_vehicles ? std::optional(Change{&vehicles_kind, id, scenario::AddVehicles{id, change}})
                            : site_change(saved, steps, edit.first, change);
    if (made) made->respread = is_respread(*known, edit.second, change);
    return made;
}

/// The site at which a change is made, or from which what it changes sets out.
const scenario::Site* site_of(const Change& change, const Scenario& scenario) {
    if (change.kind == &places_kind || change.kind == &officers_kind) return find_by_id(scenario.sites, change.place);
    for (const auto& route : scenario.routes) {
        const bool is_it = change.kind == &fare_kind ? route.id == change.place : route.fleet == change.place;
        if (is_it && change.kind != &channel_kind) return find_by_id(scenario.sites, route.from);
    }
    return nullptr;
}

std::string agency_of(const Change& change, const Scenario& scenario) {
    if (const auto* site = site_of(change, scenario))
        return find_by_id(scenario.agencies, site->agency) == nullptr ? "" : site->agency;
    const auto* channel = find_by_id(scenario.channels, change.place);
    if (change.kind != &channel_kind || channel == nullptr || channel->agencies.empty()) return {};
    return channel->agencies.front();
}

/// A measure of the plan that does such a thing, by the same agency if there is one.
const Measure* measure_like(const Change& change, const std::string& actor, const scenario::Plan& plan) {
    const Measure* like = nullptr;
    for (const Measure& measure : plan.measures) {
        const bool is_alike = std::any_of(measure.effects.begin(), measure.effects.end(), [&](const Effect& effect) {
            return effect.index() == change.effect.index();
        });
        if (is_alike && measure.actor == actor) return &measure;
        if (is_alike && like == nullptr) like = &measure;
    }
    return like;
}

scenario::Text title_of(const Change& change, const Scenario& scenario) {
    const std::string& id = change.place;
    const bool at_site = change.kind == &places_kind || change.kind == &officers_kind;
    const scenario::Text name = at_site                        ? text_in(scenario.sites, id)
                                : change.kind == &fare_kind    ? way_of(scenario, id)
                                : change.kind == &channel_kind ? text_in(scenario.channels, id)
                                                               : text_in(scenario.fleets, id);
    return text_with(change.kind->en, change.kind->es, name, id);
}

const UnitCost* find_cost(const UnitCosts& costs, const char* id) {
    const auto found = std::find_if(costs.begin(), costs.end(), [&](const UnitCost& one) { return one.id == id; });
    return found == costs.end() ? nullptr : &*found;
}

/// Of another country's price, where there is none of this one, it is only assumed that it is alike.
Quantity taken_from(const UnitCost& cost, double times, const std::string& country) {
    Quantity usd = cost.usd;
    usd.value *= times;
    if (!cost.country.empty() && cost.country != country) {
        usd.source.text += "; price of " + cost.country;
        usd.source.confidence = scenario::Confidence::assumption;
    }
    return usd;
}

double hours_a_day(const scenario::WeekSpan& span) {
    const double hours = span.to_h > span.from_h ? span.to_h - span.from_h : span.to_h + 24 - span.from_h;
    return hours * static_cast<double>(std::count(span.days.begin(), span.days.end(), true)) / 7;
}

/// Prices a measure from what was found in sources.
class Pricer {
  public:
    Pricer(const Scenario& scenario, const UnitCosts& costs, std::string country)
        : scenario_(scenario), costs_(costs), country_(std::move(country)) {}

    void price(DraftMeasure& made) {
        const auto& effects = made.measure.effects;
        const bool by_the_unit = std::all_of(effects.begin(), effects.end(), [&](const Effect& effect) {
            const auto* price = scenario::unit_price_of(effect, scenario_);
            return price != nullptr && price->usd;
        });
        if (by_the_unit) {
            const auto& price = *scenario::unit_price_of(effects.front(), scenario_);
            made.price = fmt::format(fmt::runtime(tr("Paid at the scenario's price: {}, {} USD.")), name_of(price),
                                     number_text(price.usd->value, false));
            return;
        }
        for (const Effect& effect : effects) std::visit([&](const auto& one) { add(one, made.measure.cost); }, effect);
        const scenario::Cost& cost = made.measure.cost;
        const auto& usd = cost.fixed_usd          ? cost.fixed_usd
                          : cost.per_unit_day_usd ? cost.per_unit_day_usd
                                                  : cost.per_person_usd;
        if (usd) {
            made.price = fmt::format(fmt::runtime(tr("Price found: {}")), usd->source.text);
        } else {
            made.price = is_pay_missing_
                             ? tr("No price was found: enter one from the national salary scale, or it is not priced.")
                             : tr("No price was found: without one it is not priced.");
        }
    }

  private:
    /// The United States' temporary sites are paid by the day, reception stations of the region by the bed built.
    void add(const scenario::AddPlaces& effect, scenario::Cost& cost) {
        const auto* by_day = find_cost(costs_, "ssf_capacity_day");
        const auto* by_bed = find_cost(costs_, "erm_build_bed");
        const auto* unit = find_cost(costs_, "rhu");
        if (country_ == "USA" && by_day != nullptr && effect.overflow.value == 0) {
            cost.per_unit_day_usd = taken_from(*by_day, 1, country_);
            return;
        }
        if (effect.places.value > 0 && by_bed != nullptr)
            add_fixed(taken_from(*by_bed, effect.places.value, country_), cost);
        if (effect.overflow.value > 0 && unit != nullptr)
            add_fixed(taken_from(*unit, effect.overflow.value / persons_per_housing_unit, country_), cost);
    }
    void add(const scenario::AddOfficers& effect, scenario::Cost& cost) {
        const auto* agent = find_cost(costs_, "border_agent_usa");
        if (country_ == "USA" && agent != nullptr && effect.officers.value > 0) {
            const Quantity a_day = taken_from(*agent, hours_a_day(effect.when), country_);
            // One price a unit and day: of several shifts the longest.
            if (!cost.per_unit_day_usd || cost.per_unit_day_usd->value < a_day.value) cost.per_unit_day_usd = a_day;
        } else if (effect.officers.value > 0) {
            is_pay_missing_ = true;
        }
    }
    /// Who travels goes on paying nothing of what the State lets them off.
    void add(const scenario::SetFare& effect, scenario::Cost& cost) const {
        const auto* route = find_by_id(scenario_.routes, effect.route);
        if (route == nullptr || route->fare_usd.value <= effect.fare_usd.value) return;
        cost.per_person_usd = route->fare_usd;
        cost.per_person_usd->spread.reset();
        cost.per_person_usd->value = route->fare_usd.value - effect.fare_usd.value;
        if (cost.per_person_usd->source.text.empty()) cost.per_person_usd->source = {route->source.text, {}};
    }
    void add(const auto& /*nothing of it was looked for*/, scenario::Cost& /*cost*/) const {}

    static void add_fixed(const Quantity& usd, scenario::Cost& cost) {
        if (!cost.fixed_usd) {
            cost.fixed_usd = usd;
            return;
        }
        cost.fixed_usd->value += usd.value;
        if (cost.fixed_usd->source.text != usd.source.text) cost.fixed_usd->source.text += "; " + usd.source.text;
        cost.fixed_usd->source.confidence = std::max(cost.fixed_usd->source.confidence, usd.source.confidence);
    }

    const Scenario& scenario_;
    const UnitCosts& costs_;
    std::string country_;
    bool is_pay_missing_ = false;  ///< what an officer of that country is paid was not found
};

/// An id that no measure has.
std::string free_id(const std::string& wanted, const scenario::Plan& plan, const std::vector<DraftMeasure>& made) {
    constexpr std::size_t longest = 60;
    for (int number = 1;; ++number) {
        std::string id = wanted.substr(0, longest) + (number == 1 ? "" : "-" + std::to_string(number));
        const bool is_taken =
            find_by_id(plan.measures, id) != nullptr ||
            std::any_of(made.begin(), made.end(), [&](const DraftMeasure& one) { return one.measure.id == id; });
        if (!is_taken) return id;
    }
}

DraftMeasure measure_of(const Change& change, const Reading& saved, const std::vector<DraftMeasure>& made) {
    const Scenario& scenario = saved.input.scenario;
    DraftMeasure draft;
    Measure& measure = draft.measure;
    measure.id = free_id(std::string(change.kind->id) + '-' + change.place, saved.input.plan, made);
    measure.title = title_of(change, scenario);
    measure.date = first_measured(scenario);
    measure.actor = agency_of(change, scenario);
    measure.lead_time_h = usual_lead_h;
    if (const Measure* like = measure_like(change, measure.actor, saved.input.plan)) {
        measure.lead_time_h = like->lead_time_h.value;
        if (like->actor == measure.actor && !measure.actor.empty()) measure.approvals = like->approvals;
    }
    measure.source = {scenario::tuned_by_hand, scenario::Confidence::assumption};
    return draft;
}

}  // namespace

Date first_measured(const scenario::Scenario& scenario) {
    return date_from_days(days_from_epoch(scenario.start) +
                          static_cast<std::int64_t>(std::ceil(scenario.warm_up_days)));
}

std::vector<DraftMeasure> measures_of_draft(const Reading& saved, const std::vector<scenario::Setting>& edits,
                                            const UnitCosts& unit_costs) {
    std::vector<DraftMeasure> made;
    std::vector<std::string> countries;
    std::map<std::pair<std::string, std::string>, std::size_t> known;  // by kind and place
    for (const auto& edit : edits) {
        const auto change = change_of(saved, edit);
        if (!change) continue;
        const auto [at, is_new] = known.emplace(std::pair(change->kind->id, change->place), made.size());
        if (is_new) {
            made.push_back(measure_of(*change, saved, made));
            const auto* site = site_of(*change, saved.input.scenario);
            countries.push_back(site == nullptr ? "" : site->country);
        }
        DraftMeasure& draft = made[at->second];
        draft.measure.effects.push_back(change->effect);
        draft.paths.push_back(edit.first);
        draft.respread = draft.respread || change->respread;
    }
    for (std::size_t i = 0; i < made.size(); ++i) Pricer(saved.input.scenario, unit_costs, countries[i]).price(made[i]);
    return made;
}

}  // namespace umbral::gui
