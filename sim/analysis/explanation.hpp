#pragma once
// Why people waited: which constraint bound at each site in each week, and the worst of them in words.

#include <string>
#include <vector>

#include "analysis/held_up.hpp"
#include "study/store.hpp"

namespace umbral::analysis {

/// A week at a site in which somebody waited.
struct BindingWeek {
    std::string site;
    int week = 0;                 ///< whole weeks since the measured window's start
    engine::WaitCause cause{};    ///< the largest cause: the constraint that bound
    double share = 0;             ///< [fraction of the site's waiting in that week]
    double waiting_person_h = 0;  ///< [person-hours] of all causes, mean over histories
    std::vector<HeldUp> held_up;  ///< what could have helped in that week
};

/// One cause at one site over the whole window.
struct Constraint {
    std::string site;
    engine::WaitCause cause{};
    double waiting_person_h = 0;  ///< [person-hours], mean over histories
    double share = 0;             ///< [fraction of all waiting everywhere]
    int worst_week = 0;           ///< the week with most of it
    std::vector<HeldUp> held_up;  ///< what could have helped in that week
};

struct Explanation {
    double waiting_person_h = 0;          ///< [person-hours] in all, mean over histories
    std::vector<BindingWeek> weeks;       ///< by site in the order given, then week
    std::vector<Constraint> constraints;  ///< most waiting first
};

/// @param mean_waits  mean waiting by site, week and cause, in that order (Store::mean_waits)
[[nodiscard]] Explanation explain(const std::vector<engine::WaitShare>& mean_waits);

/// Names, beside each week and constraint, what could have helped there and was held up.
void add_held_up(Explanation& explanation, const HeldUpHours& hours);

/// "Paso Canoas had too few officers: 45 % of all waiting, most of it in the week of 2023-08-12." in the user's
/// language.
[[nodiscard]] std::string to_sentence(const Constraint& constraint, const study::Header& header);
/// @param week  the first day of its worst week, as it is to be written
[[nodiscard]] std::string to_sentence(const Constraint& constraint, const study::Header& header,
                                      const std::string& week);

/// First day of a week of the measured window.
[[nodiscard]] Date week_start(const study::Header& header, int week);

}  // namespace umbral::analysis
