#include "gui/model/parameters.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include <nlohmann/json.hpp>

#include "base/distribution.hpp"
#include "base/find_by_id.hpp"
#include "base/i18n.hpp"
#include "base/text.hpp"
#include "gui/model/calendar.hpp"
#include "gui/model/measures.hpp"
#include "scenario/rules/rosters.hpp"
#include "scenario/settings.hpp"
#include "scenario/table/enum_type.hpp"
#include "scenario/table/path.hpp"
#include "scenario/table/tables.hpp"

namespace umbral::gui {
namespace {

using Json = nlohmann::json;
using scenario::FieldInfo;
using scenario::Path;
using scenario::Quantity;

/// One value of the inputs as the field table knows it.
struct Value {
    std::string path;
    Quantity quantity;
    FieldInfo info;
};

/// Collects the values whose path begins with one of some texts.
class Collector final : public scenario::Visitor {
  public:
    explicit Collector(std::vector<std::string> prefixes) : prefixes_(std::move(prefixes)) {}
    void quantity(Quantity& quantity, const FieldInfo& info, const Path& path) override {
        const std::string text = path.text();
        const auto begins = [&](const std::string& prefix) { return text.rfind(prefix, 0) == 0; };
        if (std::none_of(prefixes_.begin(), prefixes_.end(), begins)) return;
        values.push_back({text, quantity, info});
        if (values.back().quantity.source.text.empty()) values.back().quantity.source = source();
    }
    std::vector<Value> values;

  private:
    std::vector<std::string> prefixes_;
};

std::vector<Value> values_of(const scenario::Input& input, const std::vector<std::string>& prefixes) {
    Collector collector(prefixes);
    scenario::Input copy = input;  // the walk takes what it may change
    scenario::scenario_table().visit(&copy.scenario, {}, collector);
    collector.here = Path("plan");
    scenario::plan_table().visit(&copy.plan, {}, collector);
    return std::move(collector.values);
}

bool ends_with(const std::string& text, const char* end) { return text.ends_with(end); }

/// Whether a plan or a budget may change it.
bool is_tunable(const std::string& path) {
    for (const char* prefix : {"agencies[", "channels[", "budget_lines["}) {
        if (path.rfind(prefix, 0) == 0) return path.find("loss_fraction") == std::string::npos;
    }
    if (path.rfind("plan.", 0) == 0) return path.find(".rule.") == std::string::npos;
    if (path.rfind("fleets[", 0) == 0) return !ends_with(path, ".turnaround_h") && !ends_with(path, ".max_wait_h");
    if (path.rfind("routes[", 0) == 0) return ends_with(path, ".fare_usd");
    return path.find(".places.") != std::string::npos || path.find(".overflow.") != std::string::npos ||
           ends_with(path, ".officers");
}

bool is_additive(const std::string& path) {
    return path.find("places") != std::string::npos || path.find("overflow") != std::string::npos ||
           ends_with(path, ".officers") || ends_with(path, ".vehicles");
}

/// 1, 2 or 5 times a power of ten, not below `value`.
double nice_ceiling(double value) {
    if (value <= 0) return 1;
    const double power = std::pow(10, std::floor(std::log10(value)));
    for (const double step : {1.0, 2.0, 5.0}) {
        if (value <= step * power * (1 + 1e-9)) return step * power;
    }
    return 10 * power;
}

/// Where a slider for a value of no natural end stops when there is nothing yet.
double first_step(const std::string& unit) {
    if (unit == "persons") return 500;
    if (unit == "officers" || unit == "vehicles") return 20;
    return 10;
}

/// Where the slider ends: by the saved value alone, so that it stays under the mouse; only a value that is already
/// beyond it, which was typed, moves it.
double slider_end(const Parameter& p, const char* unit) {
    if (p.max <= 1) return p.max;
    const double end = p.saved != 0 ? nice_ceiling(std::abs(p.saved) * 2) : first_step(unit);
    return std::min(p.max, std::abs(p.value) > end ? nice_ceiling(std::abs(p.value) * 2) : end);
}

Parameter parameter_of(const Value& saved, const Quantity& current, const scenario::Input& input) {
    Parameter p;
    p.path = saved.path;
    p.label = path_label(saved.path, input);
    p.unit = *saved.info.unit != '\0' ? tr(saved.info.unit) : threshold_unit(saved.path, input);
    p.help = *saved.info.help != '\0' ? tr(saved.info.help) : "";
    p.original = saved.quantity;
    p.saved = saved.quantity.value;
    p.default_value = saved.info.default_value;
    p.value = current.value;
    p.min = std::isfinite(saved.info.min) ? saved.info.min : -1e9;
    p.max = std::isfinite(saved.info.max) ? saved.info.max : 1e9;
    p.whole = saved.info.whole;
    p.additive = is_additive(saved.path);
    p.slider_max = slider_end(p, saved.info.unit);
    p.step = p.whole ? std::max(1.0, std::pow(10, std::floor(std::log10(p.slider_max / 100)))) : p.slider_max / 100;
    p.slider_min = p.min < 0 ? (p.saved < 0 ? -p.slider_max : 0) : p.min;
    return p;
}

/// Values of the saved inputs beside those of the draft, in groups.
std::vector<ParameterGroup> groups_of(const Reading& saved, const Reading& current,
                                      const std::vector<std::pair<std::string, std::string>>& titles_by_prefix) {
    std::vector<std::string> prefixes;
    prefixes.reserve(titles_by_prefix.size());
    for (const auto& [title, prefix] : titles_by_prefix) prefixes.push_back(prefix);
    const auto before = values_of(saved.input, prefixes);
    std::map<std::string, Quantity> now;
    for (auto& value : values_of(current.input, prefixes)) now.emplace(value.path, value.quantity);
    std::vector<ParameterGroup> groups;
    groups.reserve(titles_by_prefix.size() + 1);
    for (const auto& [title, prefix] : titles_by_prefix) groups.push_back({title, true, {}});
    ParameterGroup rest{tr("Assumptions of the scenario"), false, {}};
    for (const Value& value : before) {
        const auto found = now.find(value.path);
        Parameter p = parameter_of(value, found == now.end() ? value.quantity : found->second, saved.input);
        const auto& edits = current.variant.edits;
        p.changed = std::any_of(edits.begin(), edits.end(), [&](const auto& edit) { return edit.first == p.path; });
        if (!is_tunable(value.path)) {
            rest.parameters.push_back(std::move(p));
            continue;
        }
        for (std::size_t i = 0; i < prefixes.size(); ++i) {
            if (value.path.rfind(prefixes[i], 0) == 0) {
                groups[i].parameters.push_back(std::move(p));
                break;
            }
        }
    }
    groups.push_back(std::move(rest));
    std::erase_if(groups, [](const ParameterGroup& group) { return group.parameters.empty(); });
    return groups;
}

/// What sets a measure off: its day, a level or a trigger.
std::string when_text(const scenario::Measure& measure, const scenario::Plan& plan) {
    return measure.date ? day_text(*measure.date) : ordered_text(measure, plan);
}

/// "+50" or "= 12" where an effect changes the value of a path; else empty.
std::string planned_change(const scenario::Effect& effect, const std::string& path,
                           const scenario::Scenario& scenario) {
    const auto is = [&](const std::string& list, const std::string& id, const std::string& rest) {
        return path == list + '[' + id + "]." + rest;
    };
    const auto added = [](const Quantity& change) {
        if (change.value == 0) return std::string();
        return (change.value > 0 ? "+" : "\xe2\x88\x92") + number_text(std::abs(change.value), false);
    };
    const auto set = [](const Quantity& value) { return "= " + number_text(value.value, false); };
    if (const auto* places = std::get_if<scenario::AddPlaces>(&effect)) {
        const std::string room = scenario::word_of(places->room);
        if (is("sites", places->site, "places." + room)) return added(places->places);
        if (is("sites", places->site, "overflow." + room)) return added(places->overflow);
    } else if (const auto* officers = std::get_if<scenario::AddOfficers>(&effect)) {
        for (const char* list : {"stations", "pools"}) {
            const std::string prefix = "sites[" + officers->site + "]." + list + '[' + officers->pool + "].officers";
            if (!path.starts_with(prefix) || !path.ends_with(".officers")) continue;
            const auto shift = shift_at(path, scenario);
            if (!shift || !scenario::overlap(*shift, officers->when)) return {};
            const std::string hours = officers->when == *shift ? "" : shift_text(officers->when);
            return added(officers->officers) + (hours.empty() ? "" : ' ' + hours);
        }
    } else if (const auto* vehicles = std::get_if<scenario::AddVehicles>(&effect)) {
        if (is("fleets", vehicles->fleet, "vehicles")) return added(vehicles->vehicles);
    } else if (const auto* fare = std::get_if<scenario::SetFare>(&effect)) {
        if (is("routes", fare->route, "fare_usd")) return set(fare->fare_usd);
    } else if (const auto* seats = std::get_if<scenario::SetAssistedSeats>(&effect)) {
        if (is("fleets", seats->fleet, "assisted_seats")) return set(seats->fraction);
    }
    return {};
}

/// What the plan's measures do to the values of a place, beside each value: the value itself is that of the scenario.
void note_plan(std::vector<ParameterGroup>& groups, const scenario::Input& input) {
    const scenario::Plan& plan = input.plan;
    for (const scenario::Measure& measure : plan.measures) {
        for (const scenario::Effect& effect : measure.effects) {
            for (ParameterGroup& group : groups) {
                for (Parameter& p : group.parameters) {
                    const std::string change = planned_change(effect, p.path, input.scenario);
                    if (change.empty()) continue;
                    p.planned += (p.planned.empty() ? "" : "\n") +
                                 fmt::format(fmt::runtime(tr("The plan: {}, {} (\"{}\")")), change,
                                             when_text(measure, plan), name_of(measure));
                }
            }
        }
    }
}

Inspection inspect_site(const Reading& saved, const Reading& current, const scenario::Site& site) {
    Inspection shown;
    shown.title = name_of(site);
    shown.kind = fmt::format("{}, {}", kind_words(site.kind), name_in(saved.input.scenario.countries, site.country));
    if (!site.agency.empty())
        shown.note =
            fmt::format(fmt::runtime(tr("Operated by {}")), name_in(saved.input.scenario.agencies, site.agency));
    shown.source = site.source.text;
    shown.groups = groups_of(saved, current, {{tr("Capacity"), "sites[" + site.id + "]."}});
    note_plan(shown.groups, current.input);
    return shown;
}

Inspection inspect_route(const Reading& saved, const Reading& current, const scenario::Route& route) {
    const scenario::Scenario& scenario = saved.input.scenario;
    Inspection shown;
    shown.title = name_in(scenario.sites, route.from) + " \xe2\x86\x92 " + name_in(scenario.sites, route.to);
    shown.kind = fmt::format("{}, {} km", mode_words(route.mode), number_text(route.distance_km, true));
    if (!route.open) shown.note = tr("Closed at the start; a measure may open it");
    shown.source = route.source.text;
    std::vector<std::pair<std::string, std::string>> prefixes{{tr("Route"), "routes[" + route.id + "]."}};
    if (const auto* fleet = find_by_id(scenario.fleets, route.fleet)) {
        const std::string title = name_of(*fleet);
        prefixes.emplace_back(title, "fleets[" + fleet->id + "].");
    }
    shown.groups = groups_of(saved, current, prefixes);
    note_plan(shown.groups, current.input);
    return shown;
}

Inspection inspect_agency(const Reading& saved, const Reading& current, const scenario::Agency& agency) {
    Inspection shown;
    shown.title = name_of(agency);
    shown.kind = agency.country.empty()
                     ? tr("Agency")
                     : fmt::format("{}, {}", tr("Agency"), name_in(saved.input.scenario.countries, agency.country));
    shown.source = agency.source.text;
    shown.groups = groups_of(saved, current, {{tr("Operations room"), "agencies[" + agency.id + "]."}});
    return shown;
}

Inspection inspect_channel(const Reading& saved, const Reading& current, const scenario::Channel& channel) {
    Inspection shown;
    shown.title = name_of(channel);
    shown.kind = tr("Channel");
    shown.source = channel.source.text;
    shown.groups = groups_of(saved, current, {{tr("Messages"), "channels[" + channel.id + "]."}});
    return shown;
}

Inspection inspect_plan(const Reading& saved, const Reading& current) {
    Inspection shown;
    const scenario::Plan& plan = saved.input.plan;
    shown.title = localised(plan.title).empty() ? tr("No plan") : localised(plan.title);
    shown.kind = tr("Response plan");
    shown.note = localised(plan.description);
    std::vector<std::pair<std::string, std::string>> prefixes;
    for (const auto& level : plan.levels) {
        const std::string title = name_of(level);
        prefixes.emplace_back(fmt::format(fmt::runtime(tr("Level {}: {}")), level.number, title),
                              "plan.levels[" + level.id + "].");
    }
    for (const auto& line : saved.input.scenario.budget_lines) {
        const std::string title = name_of(line);
        prefixes.emplace_back(fmt::format(fmt::runtime(tr("Budget: {}")), title), "budget_lines[" + line.id + "].");
    }
    for (const auto& measure : plan.measures) {
        const std::string title = name_of(measure);
        prefixes.emplace_back(fmt::format("{}  \xc2\xb7  {}", when_text(measure, plan), title),
                              "plan.measures[" + measure.id + "].");
    }
    if (!prefixes.empty()) shown.groups = groups_of(saved, current, prefixes);
    return shown;
}

}  // namespace

Inspection inspect(const Reading& saved, const Reading& current, const Selection& selection) {
    const scenario::Scenario& scenario = saved.input.scenario;
    if (selection.subject == Subject::site) {
        if (const auto* site = find_by_id(scenario.sites, selection.id)) return inspect_site(saved, current, *site);
    }
    if (selection.subject == Subject::route) {
        if (const auto* route = find_by_id(scenario.routes, selection.id)) return inspect_route(saved, current, *route);
    }
    if (selection.subject == Subject::agency) {
        if (const auto* agency = find_by_id(scenario.agencies, selection.id))
            return inspect_agency(saved, current, *agency);
    }
    if (selection.subject == Subject::channel) {
        if (const auto* channel = find_by_id(scenario.channels, selection.id))
            return inspect_channel(saved, current, *channel);
    }
    return inspect_plan(saved, current);
}

std::optional<Parameter> parameter_at(const Reading& saved, const std::string& path) {
    for (const Value& value : values_of(saved.input, {path})) {
        if (value.path == path) return parameter_of(value, value.quantity, saved.input);
    }
    return std::nullopt;
}

std::optional<scenario::WeekSpan> shift_at(const std::string& path, const scenario::Scenario& scenario) {
    const auto parsed = scenario::parse_path(path);
    if (!parsed || parsed->steps().size() < 5 || parsed->steps()[4].key != "officers") return std::nullopt;
    const auto& steps = parsed->steps();
    const auto* site = find_by_id(scenario.sites, steps[1].id);
    if (site == nullptr) return std::nullopt;
    const auto* pool = steps[2].key == "pools" ? find_by_id(site->pools, steps[3].id) : nullptr;
    const auto* station = steps[2].key == "stations" ? find_by_id(site->stations, steps[3].id) : nullptr;
    if (pool == nullptr && station == nullptr) return std::nullopt;
    const auto& shifts = (pool != nullptr ? pool->officers : station->officers).shifts;
    const std::size_t index = steps.size() > 5 ? steps[5].index.value_or(0) : 0;
    return index < shifts.size() ? std::optional(shifts[index].when) : std::nullopt;
}

std::string change_text(const std::optional<Parameter>& saved, const std::string& setting) {
    constexpr const char* arrow = "  \xe2\x86\x92  ";
    const double number = setting_value(setting);
    if (saved && std::isfinite(number))
        return number_text(saved->saved, saved->whole) + arrow + number_text(number, saved->whole) +
               (saved->unit.empty() ? "" : ' ' + saved->unit);
    if (setting == "true") return std::string(tr("no")) + arrow + tr("yes");
    if (setting == "false") return std::string(tr("yes")) + arrow + tr("no");
    return arrow + (std::isfinite(number) ? number_text(number, false) : setting);
}

std::string setting_text(const Parameter& parameter, double value) {
    const double limited = std::clamp(value, parameter.min, parameter.max);
    constexpr double digits = 1e9;  // a step of 0.01 is written as 0.07, not 0.07000000000000001
    const double wanted = parameter.whole ? std::round(limited) : std::round(limited * digits) / digits;
    const auto& spread = parameter.original.spread;
    const auto* range = spread ? std::get_if<Triangular>(&*spread) : nullptr;
    Json setting{{"source", scenario::tuned_by_hand}, {"confidence", "assumption"}};
    if (!parameter.additive || range == nullptr) {
        setting["value"] = scenario::number_json(wanted);
        return setting.dump();
    }
    // An added place is added whatever the number of places turns out to be.
    const auto moved = [&](double one) {
        return scenario::number_json(std::clamp(one + wanted - parameter.saved, parameter.min, parameter.max));
    };
    setting.update({{"low", moved(range->low)}, {"mid", moved(range->mode)}, {"high", moved(range->high)}});
    if (const std::string& source = parameter.original.source.text; !source.empty())
        setting["source"] = source + "; " + scenario::tuned_by_hand;
    return setting.dump();
}

std::string source_words(const std::string& source) {
    if (!source.ends_with(scenario::tuned_by_hand)) return source;
    return source.substr(0, source.size() - std::string(scenario::tuned_by_hand).size()) + tr("tuned by hand");
}

double setting_value(const std::string& text) {
    const Json json = Json::parse(text, nullptr, false);
    if (json.is_number()) return json.get<double>();
    for (const char* key : {"mid", "value"}) {
        if (json.is_object() && json.contains(key) && json[key].is_number()) return json[key].get<double>();
    }
    return std::numeric_limits<double>::quiet_NaN();
}

}  // namespace umbral::gui
