#pragma once
// What agencies believe: the last figures they were told, each with the hour it was true at, and what triggers make of
// them. An agency decides on its picture alone; a joint team has one for all its members.

#include <deque>
#include <optional>
#include <utility>
#include <vector>

#include "response/model.hpp"
#include "response/observe.hpp"

namespace umbral::response {

/// How one condition looks from one picture.
struct ConditionState {
    bool holds = false;                            ///< over the threshold, or not yet back by the hysteresis
    TimeUs since_us = 0;                           ///< observation since which it holds
    TimeUs observed_us = -1;                       ///< latest observation it was judged by; negative: nothing is known
    double value = 0;                              ///< judged: as observed, or forecast
    TimeUs first_us = -1;                          ///< the first observation there was
    std::deque<std::pair<TimeUs, double>> recent;  ///< observations, for the trend
    [[nodiscard]] bool is_satisfied(const Condition& condition) const {
        return holds && observed_us - since_us >= condition.for_us;
    }
};

class Picture {
  public:
    explicit Picture(const Model& model, std::size_t sites, std::size_t routes);

    [[nodiscard]] const Figures& figures() const { return figures_; }
    /// Mean age of the counts of people present, over the sites of which there is one; nothing before the first [h].
    [[nodiscard]] std::optional<double> age_h(TimeUs now_us) const;
    /// Takes over what is newer. @return whether anything was
    bool learn(const Figures& told);
    /// One site's figures as of an observation.
    bool learn_site(std::size_t site, const SiteFigures& observed);
    bool learn_route(std::size_t route, const Figure& observed);
    /// Judges every condition by what is known now. To be called after learning.
    void judge();

    [[nodiscard]] bool is_satisfied(const Trigger& trigger) const;
    /// Over its thresholds now, however long.
    [[nodiscard]] bool is_tripped(const Trigger& trigger) const;
    /// When the oldest figure behind the trigger was true; nothing when nothing is known [us].
    [[nodiscard]] std::optional<TimeUs> observed_us(const Trigger& trigger) const;
    [[nodiscard]] const ConditionState& state(std::size_t condition) const { return states_[condition]; }

  private:
    void judge(const Condition& condition, ConditionState& state) const;

    const Model* model_;
    Figures figures_;
    std::vector<ConditionState> states_;  ///< by condition
};

/// A condition's figure summed over what is known of its sites or routes, and the latest hour behind it.
[[nodiscard]] Figure figure_of(const Condition& condition, const Figures& figures);

/// Least-squares line through (time, value), carried `ahead_us` beyond the last point. Two points at least; with fewer
/// the last value.
[[nodiscard]] double forecast(const std::deque<std::pair<TimeUs, double>>& points, TimeUs ahead_us);

}  // namespace umbral::response
