// Names of kinds, and labels of values by their path.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "base/i18n.hpp"
#include "base/text.hpp"
#include "gui/model/parameters.hpp"
#include "scenario/table/path.hpp"
#include "scenario/table/words.hpp"

namespace umbral::gui {
namespace {

using scenario::Path;
using scenario::PathStep;
using scenario::RoomType;
using scenario::SiteKind;

/// Titles of the keys people tune; other keys are shown as they are written.
constexpr std::array<std::pair<const char*, const char*>, 27> key_titles{{
    {"covered_m2", UMBRAL_N("Covered area")},
    {"toilets", UMBRAL_N("Toilets")},
    {"water_l_per_day", UMBRAL_N("Piped water")},
    {"vehicles", UMBRAL_N("Vehicles")},
    {"seats", UMBRAL_N("Seats per vehicle")},
    {"max_wait_h", UMBRAL_N("Longest wait before leaving")},
    {"turnaround_h", UMBRAL_N("Turnaround at each end")},
    {"assisted_seats", UMBRAL_N("Seats for those who cannot pay")},
    {"fare_usd", UMBRAL_N("Fare")},
    {"typical_hours", UMBRAL_N("Typical journey")},
    {"p95_hours", UMBRAL_N("Slow journey (1 in 20)")},
    {"lead_time_h", UMBRAL_N("Lead time")},
    {"availability", UMBRAL_N("Share at the counter")},
    {"officers", UMBRAL_N("Officers")},
    {"places", UMBRAL_N("Places")},
    {"overflow", UMBRAL_N("Overflow places")},
    {"factor", UMBRAL_N("Factor")},
    {"open", UMBRAL_N("Works")},
    {"observes_every_h", UMBRAL_N("Time between counts")},
    {"reserve_officers", UMBRAL_N("Officers in reserve")},
    {"reserve_vehicles", UMBRAL_N("Vehicles in reserve")},
    {"fixed_min", UMBRAL_N("Time to write")},
    {"latency_s", UMBRAL_N("Latency")},
    {"bandwidth_kb_per_s", UMBRAL_N("Bandwidth")},
    {"retry_h", UMBRAL_N("Sent again after")},
    {"mean_up_h", UMBRAL_N("Time between outages")},
    {"duty_officers", UMBRAL_N("Officers on duty")},
}};

std::string title_of_key(const std::string& key) {
    const auto found =
        std::find_if(key_titles.begin(), key_titles.end(), [&](const auto& entry) { return key == entry.first; });
    return found == key_titles.end() ? key : std::string(tr(found->second));
}

std::string room_title(const std::string& word) {
    for (const auto& [name, room] : scenario::words_of<RoomType>()) {
        if (word == name) return room_words(room);
    }
    return word;
}

/// What comes after `from` steps, as the path is written.
std::string tail_text(const Path& path, std::size_t from) {
    Path tail;
    for (std::size_t i = from; i < path.steps().size(); ++i) {
        const PathStep& step = path.steps()[i];
        if (step.key.empty()) {
            tail.push_element(step.index.value_or(0), step.id);
        } else {
            tail.push(step.key);
        }
    }
    return tail.text();
}

const scenario::Site* site_in(const scenario::Scenario& scenario, const std::string& id) {
    const auto found = std::find_if(scenario.sites.begin(), scenario.sites.end(),
                                    [&](const scenario::Site& site) { return site.id == id; });
    return found == scenario.sites.end() ? nullptr : &*found;
}

std::string station_title(const scenario::Site* site, const std::string& id) {
    if (site == nullptr) return id;
    for (const auto& station : site->stations) {
        if (station.id == id && !localised(station.title).empty()) return localised(station.title);
    }
    return id;
}

std::string site_label(const Path& path, const scenario::Scenario& scenario) {
    const auto& steps = path.steps();
    const scenario::Site* site = site_in(scenario, steps[1].id);
    const std::string& key = steps[2].key;
    if ((key == "places" || key == "overflow") && steps.size() == 4)
        return fmt::format("{}, {}", title_of_key(key), room_title(steps[3].key));
    if ((key == "stations" || key == "pools") && steps.size() >= 5) {
        const std::string who = station_title(site, steps[3].id);
        if (steps[4].key == "officers" && steps.size() >= 6) return fmt::format(fmt::runtime(tr("Officers, {}")), who);
        if (steps.size() == 5) return fmt::format("{}, {}", title_of_key(steps[4].key), who);
        return fmt::format("{}, {}", who, tail_text(path, 4));
    }
    return steps.size() == 3 ? title_of_key(key) : tail_text(path, 2);
}

std::string plan_label(const Path& path, const scenario::Input& input) {
    const auto& steps = path.steps();  // plan, measures, [id], ...
    if (steps.size() < 4) return path.text();
    const auto measure = std::find_if(input.plan.measures.begin(), input.plan.measures.end(),
                                      [&](const scenario::Measure& m) { return m.id == steps[2].id; });
    if (steps[3].key != "effects" || steps.size() < 6 || measure == input.plan.measures.end())
        return title_of_key(steps[3].key);
    const std::string what = title_of_key(steps.back().key);
    const std::size_t index = steps[4].index.value_or(0);
    if (index >= measure->effects.size()) return what;
    const std::string where = std::visit(
        [&](const auto& effect) -> std::string {
            if constexpr (requires { effect.site; }) {
                const auto* site = site_in(input.scenario, effect.site);
                return site == nullptr ? effect.site : localised(site->name);
            } else if constexpr (requires { effect.fleet; }) {
                for (const auto& fleet : input.scenario.fleets) {
                    if (fleet.id == effect.fleet && !localised(fleet.title).empty()) return localised(fleet.title);
                }
                return effect.fleet;
            } else if constexpr (requires { effect.route; }) {
                return effect.route;
            } else {
                return tr("effect");
            }
        },
        measure->effects[index]);
    return fmt::format("{}, {}", what, where);
}

}  // namespace

std::string path_label(const std::string& text, const scenario::Input& input) {
    const auto path = scenario::parse_path(text);
    if (!path || path->empty()) return text;
    const auto& steps = path->steps();
    if (steps[0].key == "plan") return plan_label(*path, input);
    if (steps[0].key == "sites" && steps.size() >= 3) return site_label(*path, input.scenario);
    if (steps.size() == 3 || (steps.size() > 3 && steps[2].key == "duty_officers")) return title_of_key(steps[2].key);
    return steps.size() > 2 ? tail_text(*path, 2) : text;
}

const std::string& localised(const scenario::Text& text) {
    if (language() == "es") return text.es.empty() ? text.en : text.es;
    return text.en.empty() ? text.es : text.en;
}

std::string country_name(const scenario::Scenario& scenario, const std::string& id) {
    for (const auto& country : scenario.countries) {
        if (country.id == id && !localised(country.name).empty()) return localised(country.name);
    }
    return id;
}

const char* kind_words(SiteKind kind) {
    switch (kind) {
        case SiteKind::crossing:
            return tr("Crossing");
        case SiteKind::post:
            return tr("Border post");
        case SiteKind::centre_custody:
            return tr("Custody centre");
        case SiteKind::centre_shelter:
            return tr("Shelter");
        case SiteKind::centre_attention:
            return tr("Attention centre");
        case SiteKind::centre_detention:
            return tr("Detention centre");
        case SiteKind::centre_protection:
            return tr("Protection centre");
        case SiteKind::alternative:
            return tr("Community alternative");
        case SiteKind::town:
            return tr("Town");
        case SiteKind::origin:
            return tr("Origin");
        case SiteKind::exit:
            return tr("Exit");
    }
    return "";
}

const char* room_words(RoomType room) {
    switch (room) {
        case RoomType::general:
            return tr("general");
        case RoomType::families:
            return tr("families");
        case RoomType::women:
            return tr("women");
        case RoomType::men:
            return tr("men");
        case RoomType::unaccompanied_children:
            return tr("unaccompanied children");
        case RoomType::isolation:
            return tr("isolation");
    }
    return "";
}

const char* mode_words(scenario::RouteMode mode) {
    switch (mode) {
        case scenario::RouteMode::land:
            return tr("By road");
        case scenario::RouteMode::river:
            return tr("By river");
        case scenario::RouteMode::sea:
            return tr("By sea");
        case scenario::RouteMode::air:
            return tr("By air");
        case scenario::RouteMode::foot:
            return tr("On foot");
    }
    return "";
}

std::string number_text(double value, bool whole) {
    if (!std::isfinite(value)) return format_number(value, 0);
    const double size = std::abs(value);
    const bool is_round = std::abs(value - std::round(value)) < 1e-9;
    return format_number(value, whole || is_round || size >= 100 ? 0 : size >= 10 ? 1 : 2);
}

}  // namespace umbral::gui
