// Labels of values by their path.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/find_by_id.hpp"
#include "base/i18n.hpp"
#include "gui/model/calendar.hpp"
#include "gui/model/parameters.hpp"
#include "scenario/observables.hpp"
#include "scenario/table/path.hpp"
#include "scenario/table/words.hpp"

namespace umbral::gui {
namespace {

using scenario::Path;
using scenario::PathStep;
using scenario::RoomType;

/// Titles of the keys of numbers; docs/scenario.md has them all.
constexpr std::array<std::pair<const char*, const char*>, 100> key_titles{{
    {"assisted_seats", UMBRAL_N("Seats for those who cannot pay")},
    {"availability", UMBRAL_N("Share at the counter")},
    {"bandwidth_kb_per_s", UMBRAL_N("Bandwidth")},
    {"carry_days", UMBRAL_N("Days carried over")},
    {"ceiling_usd_per_day", UMBRAL_N("Most spent in a day")},
    {"children_fraction", UMBRAL_N("Children among persons")},
    {"compile_min", UMBRAL_N("Time to write a report")},
    {"consumes_per_person", UMBRAL_N("Items handed out to each person")},
    {"cost", UMBRAL_N("Cost")},
    {"covered_m2", UMBRAL_N("Covered area")},
    {"days", UMBRAL_N("Days")},
    {"deliberation_h", UMBRAL_N("Time to decide")},
    {"directory", UMBRAL_N("Directory")},
    {"distance_km", UMBRAL_N("Distance")},
    {"down_h", UMBRAL_N("Length of an outage")},
    {"duration_h", UMBRAL_N("Time in effect")},
    {"duty_officers", UMBRAL_N("Officers on duty")},
    {"every_h", UMBRAL_N("Time between reports")},
    {"excess_h", UMBRAL_N("Time beyond the shortest journey")},
    {"expires_h", UMBRAL_N("Ends after")},
    {"factor", UMBRAL_N("Factor")},
    {"families_fraction", UMBRAL_N("Persons in families")},
    {"fare_usd", UMBRAL_N("Fare")},
    {"fixed_min", UMBRAL_N("Fixed time for each message")},
    {"fixed_usd", UMBRAL_N("Fixed cost")},
    {"for_h", UMBRAL_N("for at least")},
    {"forecast_h", UMBRAL_N("looked ahead")},
    {"fraction", UMBRAL_N("Share")},
    {"handling_min", UMBRAL_N("Handling a message")},
    {"hazards", UMBRAL_N("Hazard")},
    {"hour_profile", UMBRAL_N("Weight of the hour")},
    {"hours", UMBRAL_N("Hours")},
    {"hysteresis", UMBRAL_N("over only when back by")},
    {"information_age_h", UMBRAL_N("Age of published information")},
    {"latency_s", UMBRAL_N("Latency")},
    {"lead_time_h", UMBRAL_N("Lead time")},
    {"loss_fraction", UMBRAL_N("Messages lost")},
    {"max_wait_h", UMBRAL_N("Longest wait before leaving")},
    {"mean_up_h", UMBRAL_N("Time between outages")},
    {"min_hours", UMBRAL_N("Shortest journey")},
    {"minimum_h", UMBRAL_N("Stands for at least")},
    {"money_usd", UMBRAL_N("Money at entry")},
    {"month_profile", UMBRAL_N("Weight of the month")},
    {"multiplier", UMBRAL_N("Multiplier")},
    {"needs", UMBRAL_N("Parties with the need")},
    {"observes_every_h", UMBRAL_N("Time between counts")},
    {"officers", UMBRAL_N("Officers")},
    {"open", UMBRAL_N("Works")},
    {"order_up_to", UMBRAL_N("Stock ordered up to")},
    {"overdispersion", UMBRAL_N("Variation from day to day")},
    {"overflow", UMBRAL_N("Overflow places")},
    {"p95_hours", UMBRAL_N("Slow journey (1 in 20)")},
    {"party_size", UMBRAL_N("Party size")},
    {"patience_h", UMBRAL_N("Patience")},
    {"per_day", UMBRAL_N("Allowed a day")},
    {"per_day_usd", UMBRAL_N("Cost a day")},
    {"per_hazard", UMBRAL_N("Weight of harm")},
    {"per_hour", UMBRAL_N("Weight of travel time")},
    {"per_person_usd", UMBRAL_N("Cost a person")},
    {"per_queued_day", UMBRAL_N("Weight of the queue")},
    {"per_usd", UMBRAL_N("Weight of the fare")},
    {"persons", UMBRAL_N("Persons")},
    {"persons_per_day", UMBRAL_N("Arrivals a day")},
    {"places", UMBRAL_N("Places")},
    {"probability", UMBRAL_N("Probability")},
    {"profiles", UMBRAL_N("Share of the profile")},
    {"queue_limit", UMBRAL_N("Longest queue")},
    {"refer", UMBRAL_N("Referral")},
    {"release_delay_h", UMBRAL_N("Time to release")},
    {"remittance_h", UMBRAL_N("Time until money comes")},
    {"reorder_at", UMBRAL_N("Ordered again at")},
    {"reserve_officers", UMBRAL_N("Officers in reserve")},
    {"reserve_vehicles", UMBRAL_N("Vehicles in reserve")},
    {"reset_h", UMBRAL_N("Absence that ends the count")},
    {"retry_h", UMBRAL_N("Sent again after")},
    {"search_h", UMBRAL_N("Time to find the contact")},
    {"seats", UMBRAL_N("Seats per vehicle")},
    {"shares", UMBRAL_N("Share")},
    {"size_kb", UMBRAL_N("Size of a report")},
    {"spread_h", UMBRAL_N("All arrive within")},
    {"stale_fraction", UMBRAL_N("Contacts out of date")},
    {"stay_h", UMBRAL_N("Time to stay")},
    {"stock", UMBRAL_N("Stock at the start")},
    {"supplies", UMBRAL_N("Supplies")},
    {"time_min", UMBRAL_N("Time at the counter")},
    {"toilets", UMBRAL_N("Toilets")},
    {"tranches", UMBRAL_N("Tranche")},
    {"turnaround_h", UMBRAL_N("Turnaround at each end")},
    {"typical_hours", UMBRAL_N("Typical journey")},
    {"usd", UMBRAL_N("Amount")},
    {"use_per_person_day", UMBRAL_N("Use by each person")},
    {"vehicles", UMBRAL_N("Vehicles")},
    {"warm_up_days", UMBRAL_N("Days before it is measured")},
    {"water_l_per_day", UMBRAL_N("Piped water")},
    {"weekday_profile", UMBRAL_N("Weight of the weekday")},
    {"working_days", UMBRAL_N("Working days")},
    {"stations", UMBRAL_N("Counter")},
    {"pools", UMBRAL_N("Officers shared by counters")},
    {"steps", UMBRAL_N("Step")},
    {"pathways", UMBRAL_N("Pathway")},
}};

/// What the parameters of a distribution mean.
constexpr std::array<std::pair<const char*, const char*>, 17> parameter_titles{{
    {"mean", UMBRAL_N("mean")},
    {"sd", UMBRAL_N("standard deviation")},
    {"median", UMBRAL_N("median")},
    {"p95", UMBRAL_N("1 in 20 above")},
    {"low", UMBRAL_N("lowest")},
    {"mid", UMBRAL_N("likeliest")},
    {"high", UMBRAL_N("highest")},
    {"min", UMBRAL_N("lowest")},
    {"mode", UMBRAL_N("likeliest")},
    {"max", UMBRAL_N("highest")},
    {"lower", UMBRAL_N("never below")},
    {"upper", UMBRAL_N("never above")},
    {"shape", UMBRAL_N("shape")},
    {"k", UMBRAL_N("stages")},
    {"scale", UMBRAL_N("scale")},
    {"rate", UMBRAL_N("rate")},
    {"value", UMBRAL_N("value")},
}};

/// What an agency may know (scenario::observable_names()).
constexpr std::array<std::pair<const char*, const char*>, 11> observable_titles{{
    {"present_persons", UMBRAL_N("People present")},
    {"crowding_ratio", UMBRAL_N("People per place")},
    {"waiting_persons", UMBRAL_N("People waiting")},
    {"queue_persons", UMBRAL_N("People in queues")},
    {"stranded_persons", UMBRAL_N("People stranded")},
    {"arrived_persons", UMBRAL_N("Arrivals in a day")},
    {"departed_persons", UMBRAL_N("Departures in a day")},
    {"unsheltered_persons", UMBRAL_N("People in the open")},
    {"over_limit_persons", UMBRAL_N("People over a limit")},
    {"free_places", UMBRAL_N("Free places")},
    {"inbound_persons", UMBRAL_N("People on their way")},
}};

/// The translated title of a word; nothing where the table has none.
template <std::size_t N>
const char* title_in(const std::array<std::pair<const char*, const char*>, N>& table, const std::string& word) {
    for (const auto& [key, title] : table) {
        if (word == key) return tr(title);
    }
    return nullptr;
}

/// A key that has no title of its own, as words: "mean_up_h" -> "mean up h".
std::string plain_words(std::string key) {
    std::replace(key.begin(), key.end(), '_', ' ');
    return key;
}

std::string title_of_key(const std::string& key) {
    const char* title = title_in(key_titles, key);
    return title == nullptr ? plain_words(key) : title;
}

std::string room_title(const std::string& word) {
    for (const auto& [name, room] : scenario::words_of<RoomType>()) {
        if (word == name) return room_words(room);
    }
    return plain_words(word);
}

std::string station_title(const scenario::Site* site, const std::string& id) {
    return site == nullptr ? id : name_in(site->stations, id);
}

/// What an effect of a measure is about: a site, a fleet, a route.
std::string place_of_effect(const scenario::Effect& effect, const scenario::Scenario& scenario) {
    return std::visit(
        [&](const auto& one) -> std::string {
            if constexpr (requires { one.site; }) {
                return name_in(scenario.sites, one.site);
            } else if constexpr (requires { one.fleet; }) {
                return name_in(scenario.fleets, one.fleet);
            } else if constexpr (requires { one.route; }) {
                return one.route;
            } else {
                return tr("effect");
            }
        },
        effect);
}

/// What part of its place an effect is about: rooms, a station; empty where it has none.
std::string part_of_effect(const scenario::Effect& effect, const scenario::Scenario& scenario) {
    return std::visit(
        [&](const auto& one) -> std::string {
            if constexpr (requires { one.room; }) {
                return room_words(one.room);
            } else if constexpr (requires { one.station; }) {
                return station_title(find_by_id(scenario.sites, one.site), one.station);
            } else if constexpr (requires { one.pool; }) {
                const std::string shift = shift_text(one.when);
                return station_title(find_by_id(scenario.sites, one.site), one.pool) +
                       (shift.empty() ? "" : ", " + shift);
            } else {
                return {};
            }
        },
        effect);
}

/// Reads a path from left to right: what a value is, and of what part.
class Labeller {
  public:
    Labeller(const Path& path, const scenario::Input& input) : steps_(path.steps()), input_(input) {}

    [[nodiscard]] std::string label() {
        parts_.clear();
        // The first element is named by the inspector's own title.
        std::size_t from = steps_[0].key == "plan" ? 3 : 2;
        if (from >= steps_.size()) from = steps_.size() - 1;
        for (std::size_t i = from; i < steps_.size(); ++i) {
            const bool is_list = i + 1 < steps_.size() && steps_[i + 1].is_element();
            if (is_list) {
                element(steps_[i].key, steps_[i + 1]);
                ++i;
            } else {
                key(steps_[i].key, i + 1 == steps_.size());
            }
        }
        std::string text = what_;
        if (!parameter_.empty()) text += ", " + parameter_;
        for (const std::string& part : parts_) text += (text.empty() ? "" : ", ") + part;
        // Titles may stand behind others; the label begins as a sentence does.
        if (!text.empty() && text.front() >= 'a' && text.front() <= 'z')
            text.front() = static_cast<char>(text.front() - 'a' + 'A');
        return text;
    }

    /// Name of the figure that a trigger's threshold is for; empty for other values.
    [[nodiscard]] std::string observable() {
        (void)label();
        return indicator_;
    }

  private:
    void element(const std::string& list, const PathStep& step) {
        // A position is its own id.
        const bool has_id = !step.id.empty() && step.id.find_first_not_of("0123456789") != std::string::npos;
        const std::string number = std::to_string(step.index.value_or(0) + 1);
        if (list == "stations" || list == "pools") {
            parts_.push_back(station_title(find_by_id(input_.scenario.sites, steps_[1].id), step.id));
        } else if (list == "officers" || list == "duty_officers") {
            what_ = title_of_key(list);
            what_key_ = "officers";
            if (step.index.value_or(0) > 0) parts_.push_back(fmt::format(fmt::runtime(tr("shift {}")), number));
        } else if (list == "all" || list == "any") {
            condition(list, step.index.value_or(0));
        } else if (list == "effects") {
            effect(step.index.value_or(0));
        } else {
            parts_.push_back(title_of_key(list) + ' ' + (has_id ? plain_words(step.id) : number));
        }
    }
    void key(const std::string& key, bool is_last) {
        const bool in_rooms = !what_key_.empty() && (what_key_ == "places" || what_key_ == "overflow");
        if (key == "trigger") return;
        if (key == "stand_down") {
            is_end_ = true;
        } else if (is_last && (key == "above" || key == "below") && !observable_.empty()) {
            what_ =
                fmt::format(fmt::runtime(key == "above" ? tr("{} at or above") : tr("{} at or below")), observable_);
            if (is_end_) what_ = fmt::format(fmt::runtime(tr("Ends: {}")), what_);
        } else if (is_last && !observable_.empty()) {
            what_ = title_of_key(key);
            if (is_end_) what_ = fmt::format(fmt::runtime(tr("Ends: {}")), what_);
        } else if (is_last && in_rooms) {
            parts_.push_back(room_title(key));
        } else if (const char* parameter = title_in(parameter_titles, key); is_last && parameter && !what_.empty()) {
            parameter_ = parameter;
        } else if (what_.empty() || (is_last && title_in(key_titles, key) != nullptr)) {
            if (!what_.empty() && what_key_ != "officers" && what_key_ != "cost") parts_.push_back(what_);
            what_ = title_of_key(key);
            what_key_ = key;
        } else {
            parts_.push_back(plain_words(key));
        }
    }
    /// The figure that a condition of the level or measure looks at.
    void condition(const std::string& list, std::size_t index) {
        const scenario::Trigger* trigger = trigger_of();
        if (trigger == nullptr) return;
        const auto& conditions = list == "all" ? trigger->all : trigger->any;
        if (index >= conditions.size()) return;
        indicator_ = conditions[index].indicator;
        const char* title = title_in(observable_titles, indicator_);
        observable_ = title == nullptr ? plain_words(indicator_) : title;
        const std::string& scope = conditions[index].scope;
        if (scope.starts_with("site:")) parts_.push_back(name_in(input_.scenario.sites, scope.substr(5)));
        if (scope.starts_with("country:")) parts_.push_back(name_in(input_.scenario.countries, scope.substr(8)));
        const auto is_alike = [&](const scenario::Condition& other) {
            return other.indicator == indicator_ && other.scope == scope;
        };
        const auto alike = std::count_if(trigger->all.begin(), trigger->all.end(), is_alike) +
                           std::count_if(trigger->any.begin(), trigger->any.end(), is_alike);
        if (alike > 1) parts_.push_back(fmt::format(fmt::runtime(tr("condition {}")), index + 1));
    }
    [[nodiscard]] const scenario::Trigger* trigger_of() const {
        const scenario::Plan& plan = input_.plan;
        const std::string& id = steps_[2].id;
        for (const auto& level : plan.levels) {
            if (steps_[1].key != "levels" || level.id != id) continue;
            return is_end_ ? (level.stand_down ? &*level.stand_down : nullptr) : &level.trigger;
        }
        for (const auto& measure : plan.measures) {
            if (steps_[1].key == "measures" && measure.id == id && measure.trigger) return &*measure.trigger;
        }
        return nullptr;
    }
    void effect(std::size_t index) {
        for (const auto& measure : input_.plan.measures) {
            if (measure.id != steps_[2].id || index >= measure.effects.size()) continue;
            const scenario::Effect& effect = measure.effects[index];
            parts_.push_back(place_of_effect(effect, input_.scenario));
            std::string part = part_of_effect(effect, input_.scenario);
            if (!part.empty()) parts_.push_back(std::move(part));
        }
    }

    // Outlive this: the path and the inputs are the caller's.
    const std::vector<PathStep>& steps_;
    const scenario::Input& input_;
    std::string what_;
    std::string what_key_;
    std::string parameter_;
    std::string indicator_;
    std::string observable_;  ///< the indicator's title
    bool is_end_ = false;
    std::vector<std::string> parts_;
};

}  // namespace

std::string path_label(const std::string& path, const scenario::Input& input) {
    const auto parsed = scenario::parse_path(path);
    if (!parsed || parsed->steps().size() < 3) return path;
    return Labeller(*parsed, input).label();
}

std::string path_place(const std::string& path, const scenario::Input& input) {
    const auto parsed = scenario::parse_path(path);
    if (!parsed) return {};
    const auto& steps = parsed->steps();
    const std::size_t at = !steps.empty() && steps[0].key == "plan" ? 1 : 0;
    if (steps.size() < at + 2) return {};
    const std::string& list = steps[at].key;
    const std::string& id = steps[at + 1].id;
    if (list == "sites") return name_in(input.scenario.sites, id);
    if (list == "fleets") return name_in(input.scenario.fleets, id);
    if (list == "agencies") return name_in(input.scenario.agencies, id);
    if (list == "channels") return name_in(input.scenario.channels, id);
    if (list == "budget_lines") return name_in(input.scenario.budget_lines, id);
    if (list == "profiles") return name_in(input.scenario.profiles, id);
    if (list == "levels") return name_in(input.plan.levels, id);
    if (list == "measures") return name_in(input.plan.measures, id);
    return id;
}

std::string threshold_unit(const std::string& path, const scenario::Input& input) {
    const auto parsed = scenario::parse_path(path);
    if (!parsed || parsed->steps().size() < 3) return {};
    const std::string& key = parsed->steps().back().key;
    if (key != "above" && key != "below" && key != "hysteresis") return {};
    const std::string indicator = Labeller(*parsed, input).observable();
    for (const auto& definition : scenario::observable_definitions()) {
        if (indicator == definition.name)
            return std::string(definition.unit) == "ratio" ? "\xc3\x97" : tr(definition.unit);
    }
    return {};
}

}  // namespace umbral::gui
