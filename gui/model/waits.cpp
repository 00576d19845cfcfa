#include "gui/model/waits.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/names.hpp"
#include "base/i18n.hpp"
#include "gui/model/calendar.hpp"

namespace umbral::gui {

const char* cause_words(std::size_t cause) {
    switch (static_cast<engine::WaitCause>(cause)) {
        case engine::WaitCause::closed:
            return tr("closed");
        case engine::WaitCause::officers:
            return tr("too few officers");
        case engine::WaitCause::places:
            return tr("too few places");
        case engine::WaitCause::seats:
            return tr("too few seats");
        case engine::WaitCause::fare:
            return tr("no money for the fare");
        case engine::WaitCause::supplies:
            return tr("supplies ran out");
        case engine::WaitCause::quota:
            return tr("quota used up");
    }
    return "";
}

Waits make_waits(const World& world) {
    Waits waits;
    const Outcome* outcome = world.outcome();
    if (outcome == nullptr) return waits;
    waits.stale = world.is_stale();
    const double measured_days = outcome->header.days - outcome->header.warm_up_days;
    const auto weeks = static_cast<std::size_t>(std::max(1.0, std::ceil(measured_days / 7)));
    for (std::size_t week = 0; week < weeks; ++week) {
        waits.week_starts.push_back(analysis::week_start(outcome->header, static_cast<int>(week)));
        waits.week_names.push_back(day_text(waits.week_starts.back()));
    }
    for (const auto& site : outcome->header.sites)
        waits.rows.push_back(
            {site.id, analysis::name_in(outcome->header.sites, site.id), std::vector<WaitCell>(weeks), 0});
    for (const auto& week : outcome->explanation.weeks) {
        const auto row =
            std::find_if(waits.rows.begin(), waits.rows.end(), [&](const WaitRow& r) { return r.site == week.site; });
        const auto index = static_cast<std::size_t>(std::max(0, week.week));
        if (row == waits.rows.end() || index >= weeks) continue;
        row->weeks[index] = {true, static_cast<std::size_t>(week.cause), week.share, week.waiting_person_h};
        row->person_h += week.waiting_person_h;
        waits.largest_person_h = std::max(waits.largest_person_h, week.waiting_person_h);
    }
    std::erase_if(waits.rows, [](const WaitRow& row) { return row.person_h <= 0; });
    std::stable_sort(waits.rows.begin(), waits.rows.end(),
                     [](const WaitRow& a, const WaitRow& b) { return a.person_h > b.person_h; });
    for (const auto& constraint : outcome->explanation.constraints) {
        if (waits.sentences.size() >= 5) break;
        waits.sentences.push_back(analysis::to_sentence(
            constraint, outcome->header, day_text(analysis::week_start(outcome->header, constraint.worst_week))));
    }
    return waits;
}

}  // namespace umbral::gui
