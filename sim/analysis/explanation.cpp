#include "analysis/explanation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "analysis/names.hpp"
#include "base/i18n.hpp"
#include "base/text.hpp"

namespace umbral::analysis {
namespace {

using engine::WaitCause;
using engine::WaitShare;

/// The constraint as a clause about a site.
const char* clause_of(WaitCause cause) {
    switch (cause) {
        case WaitCause::closed:
            return UMBRAL_N("At {} the doors, the counters or the road were closed");
        case WaitCause::officers:
            return UMBRAL_N("{} had too few officers");
        case WaitCause::places:
            return UMBRAL_N("{} had too few places");
        case WaitCause::seats:
            return UMBRAL_N("{} had too few seats to travel on");
        case WaitCause::fare:
            return UMBRAL_N("At {} people could not pay the fare");
        case WaitCause::supplies:
            return UMBRAL_N("{} ran out of supplies");
        case WaitCause::quota:
            return UMBRAL_N("At {} the daily quota was used up");
    }
    return "{}";
}

std::vector<BindingWeek> binding_weeks(const std::vector<WaitShare>& waits) {
    std::vector<BindingWeek> weeks;
    double largest = 0;
    for (const WaitShare& wait : waits) {
        if (wait.waiting_person_h <= 0) continue;
        if (weeks.empty() || weeks.back().site != wait.site || weeks.back().week != wait.week) {
            weeks.push_back({wait.site, wait.week, wait.cause, 0, 0, {}});
            largest = 0;
        }
        BindingWeek& week = weeks.back();
        week.waiting_person_h += wait.waiting_person_h;
        if (wait.waiting_person_h > largest) {
            largest = wait.waiting_person_h;
            week.cause = wait.cause;
        }
        week.share = largest / week.waiting_person_h;
    }
    return weeks;
}

std::vector<Constraint> constraints_of(const std::vector<WaitShare>& waits, double total_person_h) {
    struct Found {
        Constraint constraint;
        double worst_person_h = 0;
        std::size_t order = 0;
    };
    std::map<std::pair<std::string, WaitCause>, Found> found;
    for (const WaitShare& wait : waits) {
        if (wait.waiting_person_h <= 0) continue;
        auto& [constraint, worst_person_h, order] =
            found.try_emplace({wait.site, wait.cause}, Found{{wait.site, wait.cause, 0, 0, 0, {}}, 0, found.size()})
                .first->second;
        constraint.waiting_person_h += wait.waiting_person_h;
        if (wait.waiting_person_h > worst_person_h) {
            worst_person_h = wait.waiting_person_h;
            constraint.worst_week = wait.week;
        }
    }
    std::vector<Found> sorted;
    sorted.reserve(found.size());
    for (const auto& [key, value] : found) sorted.push_back(value);
    std::sort(sorted.begin(), sorted.end(), [](const Found& a, const Found& b) {
        const double a_h = a.constraint.waiting_person_h;
        const double b_h = b.constraint.waiting_person_h;
        return a_h != b_h ? a_h > b_h : a.order < b.order;
    });
    std::vector<Constraint> constraints;
    for (auto& item : sorted) {
        item.constraint.share = item.constraint.waiting_person_h / total_person_h;
        constraints.push_back(item.constraint);
    }
    return constraints;
}

}  // namespace

Explanation explain(const std::vector<WaitShare>& mean_waits) {
    Explanation explanation;
    for (const auto& wait : mean_waits) explanation.waiting_person_h += wait.waiting_person_h;
    explanation.weeks = binding_weeks(mean_waits);
    explanation.constraints = constraints_of(mean_waits, explanation.waiting_person_h);
    return explanation;
}

Date week_start(const study::Header& header, int week) {
    return date_from_days(days_from_epoch(header.start) + static_cast<std::int64_t>(header.warm_up_days) +
                          7 * std::int64_t{week});
}

void add_held_up(Explanation& explanation, const HeldUpHours& hours) {
    for (BindingWeek& week : explanation.weeks) week.held_up = hours.of(week.site, week.cause, week.week);
    for (Constraint& constraint : explanation.constraints)
        constraint.held_up = hours.of(constraint.site, constraint.cause, constraint.worst_week);
}

std::string to_sentence(const Constraint& constraint, const study::Header& header, const std::string& week) {
    const std::string clause =
        fmt::format(fmt::runtime(tr(clause_of(constraint.cause))), name_in(header.sites, constraint.site));
    const double percent = 100 * constraint.share;
    const std::string share = percent < 1 ? tr("less than 1") : format_number(percent, 0);
    return fmt::format(fmt::runtime(tr("{}: {} % of all waiting, most of it in the week from {}.")), clause, share,
                       week);
}

std::string to_sentence(const Constraint& constraint, const study::Header& header) {
    return to_sentence(constraint, header, to_string(week_start(header, constraint.worst_week)));
}

}  // namespace umbral::analysis
