#include "response/picture.hpp"

#include <algorithm>

namespace umbral::response {
namespace {

bool take_newer(Figure& mine, const Figure& told) {
    if (told.observed_us <= mine.observed_us) return false;
    mine = told;
    return true;
}

/// Adds up what is known of one observable; the time is that of the latest of the figures.
Figure sum_of(const std::vector<std::size_t>& sites, const Figures& figures, Observable what) {
    Figure sum;
    for (const std::size_t site : sites) {
        const Figure& one = figures.sites[site][static_cast<std::size_t>(what)];
        if (!one.is_known()) continue;
        sum.value += one.value;
        sum.observed_us = std::max(sum.observed_us, one.observed_us);
    }
    return sum;
}

/// Persons present over design places, of the sites that have places.
Figure crowding_of(const std::vector<std::size_t>& sites, const Figures& figures) {
    double present = 0, places = 0;
    Figure ratio;
    for (const std::size_t site : sites) {
        const SiteFigures& known = figures.sites[site];
        const Figure& design = known[static_cast<std::size_t>(Observable::crowding)];
        const Figure& here = known[static_cast<std::size_t>(Observable::present)];
        if (!here.is_known() || design.value <= 0) continue;
        present += here.value;
        places += design.value;
        ratio.observed_us = std::max(ratio.observed_us, here.observed_us);
    }
    ratio.value = places > 0 ? present / places : 0;
    return ratio;
}

}  // namespace

Figure figure_of(const Condition& condition, const Figures& figures) {
    if (condition.what == Observable::crowding) return crowding_of(condition.sites, figures);
    if (condition.what != Observable::inbound) return sum_of(condition.sites, figures, condition.what);
    Figure sum;
    for (const std::size_t route : condition.routes) {
        const Figure& one = figures.under_way[route];
        if (!one.is_known()) continue;
        sum.value += one.value;
        sum.observed_us = std::max(sum.observed_us, one.observed_us);
    }
    return sum;
}

double forecast(const std::deque<std::pair<TimeUs, double>>& points, TimeUs ahead_us) {
    if (points.empty()) return 0;
    const auto [last_us, last] = points.back();
    if (points.size() < 2) return last;
    double mean_h = 0, mean = 0;
    const auto count = static_cast<double>(points.size());
    for (const auto& [at_us, value] : points) {
        mean_h += hours_from_us(at_us - last_us) / count;
        mean += value / count;
    }
    double products = 0, squares = 0;
    for (const auto& [at_us, value] : points) {
        const double away_h = hours_from_us(at_us - last_us) - mean_h;
        products += away_h * (value - mean);
        squares += away_h * away_h;
    }
    const double slope_per_h = squares > 0 ? products / squares : 0;
    return mean + slope_per_h * (hours_from_us(ahead_us) - mean_h);
}

Picture::Picture(const Model& model, std::size_t sites, std::size_t routes)
    : model_(&model), states_(model.conditions.size()) {
    figures_.sites.resize(sites);
    figures_.under_way.resize(routes);
}

std::optional<double> Picture::age_h(TimeUs now_us) const {
    double sum_h = 0;
    std::size_t known = 0;
    for (const SiteFigures& site : figures_.sites) {
        const Figure& here = site[static_cast<std::size_t>(Observable::present)];
        if (!here.is_known()) continue;
        sum_h += hours_from_us(now_us - here.observed_us);
        ++known;
    }
    if (known == 0) return std::nullopt;
    return sum_h / static_cast<double>(known);
}

bool Picture::learn_site(std::size_t site, const SiteFigures& observed) {
    bool news = false;
    for (std::size_t i = 0; i < observed.size(); ++i) news |= take_newer(figures_.sites[site][i], observed[i]);
    return news;
}

bool Picture::learn_route(std::size_t route, const Figure& observed) {
    return take_newer(figures_.under_way[route], observed);
}

bool Picture::learn(const Figures& told) {
    bool news = false;
    for (std::size_t i = 0; i < told.sites.size(); ++i) news |= learn_site(i, told.sites[i]);
    for (std::size_t r = 0; r < told.under_way.size(); ++r) news |= learn_route(r, told.under_way[r]);
    return news;
}

void Picture::judge() {
    for (std::size_t i = 0; i < states_.size(); ++i) judge(model_->conditions[i], states_[i]);
}

void Picture::judge(const Condition& condition, ConditionState& state) const {
    const Figure known = figure_of(condition, figures_);
    if (!known.is_known()) return;
    if (condition.forecast_us > 0) {
        const TimeUs window_us = std::max(day_us, condition.forecast_us);
        if (state.recent.empty() || state.recent.back().first < known.observed_us) {
            state.recent.emplace_back(known.observed_us, known.value);
        } else {
            state.recent.back().second = known.value;  // more is known of the same hour
        }
        while (state.recent.front().first < known.observed_us - window_us) state.recent.pop_front();
        // A trend is one only over as long as it is carried on.
        if (state.first_us < 0) state.first_us = known.observed_us;
        if (known.observed_us - state.first_us < window_us) return;
        state.value = forecast(state.recent, condition.forecast_us);
    } else {
        state.value = known.value;
    }
    state.observed_us = known.observed_us;
    const double sign = condition.above ? 1.0 : -1.0;
    const double beyond = sign * (state.value - condition.threshold);
    if (!state.holds && beyond >= 0) {
        state.holds = true;
        state.since_us = known.observed_us;
    } else if (state.holds && beyond < -condition.hysteresis) {
        state.holds = false;
    }
}

bool Picture::is_satisfied(const Trigger& trigger) const {
    const auto satisfied = [&](std::size_t i) { return states_[i].is_satisfied(model_->conditions[i]); };
    return !trigger.is_empty() && std::all_of(trigger.all.begin(), trigger.all.end(), satisfied) &&
           (trigger.any.empty() || std::any_of(trigger.any.begin(), trigger.any.end(), satisfied));
}

bool Picture::is_tripped(const Trigger& trigger) const {
    const auto holds = [&](std::size_t i) { return states_[i].holds; };
    return !trigger.is_empty() && std::all_of(trigger.all.begin(), trigger.all.end(), holds) &&
           (trigger.any.empty() || std::any_of(trigger.any.begin(), trigger.any.end(), holds));
}

std::optional<TimeUs> Picture::observed_us(const Trigger& trigger) const {
    std::optional<TimeUs> oldest;
    for (const auto* list : {&trigger.all, &trigger.any}) {
        for (const std::size_t i : *list) {
            if (states_[i].observed_us >= 0 && states_[i].holds)
                oldest = std::min(oldest.value_or(states_[i].observed_us), states_[i].observed_us);
        }
    }
    return oldest;
}

}  // namespace umbral::response
