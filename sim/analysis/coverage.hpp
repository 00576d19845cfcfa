#pragma once
// Reported figures beside simulated ones: does the 10-90 % range of the histories hold what was observed?

#include <optional>
#include <string>
#include <vector>

#include "study/store.hpp"

namespace umbral::analysis {

/// What a reported figure is compared with.
enum class Basis {
    same_dates,    ///< the hourly series over the figure's own dates, or a window that is the same
    whole_window,  ///< the indicator over the whole measured window: a level or a rate of a part of it
    nothing,       ///< not simulated, outside the window, or a count of other dates
};

struct ComparedFigure {
    scenario::Observation observed;
    Basis basis = Basis::nothing;
    std::optional<double> p10;  ///< simulated, in the observation's unit
    std::optional<double> p50;
    std::optional<double> p90;
    bool inside = false;  ///< p10 <= observed <= p90
};

struct Coverage {
    std::vector<ComparedFigure> comparisons;  ///< in the order of observed.csv
    int compared = 0;                         ///< of them, with a simulated range
    int inside = 0;
};

/// Compares each figure with the plan's finished replications.
///
/// A peak, mean or lowest number of persons at a site, in a country or everywhere, and a count of arrivals at a site,
/// is taken from the hourly series over the figure's dates, sums only where all of these were simulated. Other
/// indicators are known for the whole window only: counts and totals are compared when the figure covers that window,
/// others when its dates meet it. Figures of days that were not simulated are not compared.
[[nodiscard]] Coverage compare_with_observed(const study::Store& store, const std::string& plan);

}  // namespace umbral::analysis
