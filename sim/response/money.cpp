#include "response/money.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "base/check.hpp"
#include "response/correspondence.hpp"
#include "response/measures.hpp"
#include "response/part.hpp"
#include "response/standing_costs.hpp"

namespace umbral::response {
namespace {

using scenario::WhenExhausted;

void pay_from(State& s, LineId id, double usd) {
    LineState& line = s.lines[id.index()];
    const std::int64_t day = s.now_us / day_us;
    if (line.day != day) {
        line.day = day;
        line.spent_today_usd = 0;
    }
    line.spent_usd += usd;
    line.spent_today_usd += usd;
    const double over = std::max(0.0, line.spent_usd - line.released_usd);
    if (over > 0 && !line.exhausted) s.note(EventKind::line_exhausted, s.model->lines[id.index()].id);
    line.exhausted = over > 0;
    line.overrun_usd = std::max(line.overrun_usd, over);
}

Booking of_measure(const State& s, MeasureId id, double usd) {
    const Measure& measure = s.model->measures[id.index()];
    Booking booking;
    booking.usd = usd;
    booking.line = measure.line;
    booking.measure = id;
    booking.agency = measure.actor;
    if (!measure.line.is_none()) booking.country = s.model->lines[measure.line.index()].country;
    if (booking.country.empty() && !measure.actor.is_none())
        booking.country = s.model->agencies[measure.actor.index()].country;
    return booking;
}

/// What measures may commit now: what was released, unless the line may be overspent, and of the day's ceiling, what is
/// left.
double available_usd(const State& s, LineId id) {
    const BudgetLine& model = s.model->lines[id.index()];
    const LineState& line = s.lines[id.index()];
    double left = line.released_usd - line.spent_usd - line.committed_usd;
    if (model.when_exhausted == WhenExhausted::overspend) left = std::numeric_limits<double>::infinity();
    if (const auto& ceiling_usd = model.ceiling_usd_per_day) {
        const double spent_usd = line.day == s.now_us / day_us ? line.spent_today_usd : 0;
        left = std::min(left, *ceiling_usd - spent_usd - line.committed_usd);
    }
    return std::max(0.0, left);
}

/// What a measure costs when this share of its size is carried out: its daily cost whole, and each unit that comes.
double day_usd(const Measure& measure, double share = 1) {
    const Cost& cost = measure.cost;
    return cost.per_day_usd + cost.per_unit_day_usd * static_cast<double>(additions_of(measure.changes, share).units);
}

/// What the measures of a line that run, or are about to, cost together [USD/day].
double running_usd_per_day(const State& s, LineId id) {
    double usd_per_day = 0;
    for (std::size_t i = 0; i < s.measures.size(); ++i) {
        const MeasureState& state = s.measures[i];
        if (state.has_means() && s.model->measures[i].line == id)
            usd_per_day += day_usd(s.model->measures[i], state.share);
    }
    return usd_per_day;
}

/// What is still to be paid of the fixed cost: it is paid once for a decision, however often the measure stops for want
/// of money and goes on.
double fixed_usd(const State& s, MeasureId id) {
    return s.measures[id.index()].fixed_is_paid ? 0 : s.model->measures[id.index()].cost.fixed_usd;
}

/// Whether the line can pay for the measure, and for what else runs on it, until its planned end or for as long as
/// restart_us: else one that had stopped would stop again the next night.
bool can_carry(const State& s, MeasureId id) {
    const Measure& measure = s.model->measures[id.index()];
    const LineState& line = s.lines[measure.line.index()];
    const TimeUs from_us = s.now_us + measure.lead_us;
    const TimeUs lasts_us = std::min({restart_us, measure.duration_us - s.measures[id.index()].ran_us,
                                      std::max<TimeUs>(0, measure.until_us - from_us)});
    const double days = hours_from_us(lasts_us) / 24;
    const double wanted = fixed_usd(s, id) + days * (day_usd(measure) + running_usd_per_day(s, measure.line));
    return line.released_usd - line.spent_usd - line.committed_usd >= wanted;
}

/// Persons carried or received so far where the measure acts.
std::int64_t persons_at(const State& s, const Measure& measure) {
    const people::State& world = s.world->state();
    std::int64_t persons = 0;
    for (const std::size_t r : measure.routes) persons += world.routes[r].counted.departed;
    for (const std::size_t i : measure.sites) {
        for (const std::int64_t arrived : world.sites[i].counted.arrived) persons += arrived;
    }
    return persons;
}

/// Whether its line may pay on: money is left, or the line may be overspent.
bool may_go_on(const State& s, MeasureId id) {
    const Measure& measure = s.model->measures[id.index()];
    if (measure.line.is_none() || s.model->unlimited_money || measure.dated_us != never_us) return true;
    const LineState& line = s.lines[measure.line.index()];
    return s.model->lines[measure.line.index()].when_exhausted == WhenExhausted::overspend ||
           line.released_usd - line.spent_usd >= day_usd(measure, s.measures[id.index()].share);
}

}  // namespace

void book(State& s, const Booking& booking) {
    if (booking.usd == 0) return;
    if (!booking.line.is_none()) pay_from(s, booking.line, booking.usd);
    Ledger& ledger = s.ledger;
    ledger.total_usd += booking.usd;
    ledger.idle_usd += booking.idle_usd;
    if (!booking.line.is_none()) ledger.by_line[booking.line.index()] += booking.usd;
    if (!booking.measure.is_none()) ledger.by_measure[booking.measure.index()] += booking.usd;
    if (booking.price != SIZE_MAX) ledger.by_price[booking.price] += booking.usd;
    if (!booking.agency.is_none()) ledger.by_agency[s.name(booking.agency)] += booking.usd;
    if (booking.country.empty()) return;
    ledger.by_country[booking.country] += booking.usd;
}

void open_lines(State& s) {
    for (std::size_t l = 0; l < s.lines.size(); ++l) {
        const auto& tranches = s.model->lines[l].tranches;
        for (std::size_t t = 0; t < tranches.size(); ++t) {
            const bool from_start = tranches[t].date_us == never_us && tranches[t].delay_us == 0;
            if (from_start || tranches[t].date_us <= 0) {
                s.lines[l].released_usd += tranches[t].usd;
            } else if (tranches[t].date_us != never_us) {
                s.add_due(tranches[t].date_us, DueKind::tranche, l, static_cast<std::uint32_t>(t));
            }
        }
    }
}

void release(State& s, LineId id, std::uint32_t tranche) {
    const BudgetLine& line = s.model->lines[id.index()];
    s.lines[id.index()].released_usd += line.tranches[tranche].usd;
    s.release_asked[id.index()] = false;
    s.note(EventKind::tranche_released, line.id, line.agency);
    try_waiting(s);
}

namespace {

/// The first tranche on request that has not been given; the number of tranches when there is none.
std::size_t next_tranche(const State& s, LineId id) {
    const auto& tranches = s.model->lines[id.index()].tranches;
    std::size_t next = s.lines[id.index()].next_tranche;
    while (next < tranches.size() && (tranches[next].date_us != never_us || tranches[next].delay_us == 0)) ++next;
    return next;
}

}  // namespace

void grant_release(State& s, LineId id) {
    const BudgetLine& line = s.model->lines[id.index()];
    const std::size_t next = next_tranche(s, id);
    if (next >= line.tranches.size()) return;
    s.lines[id.index()].next_tranche = next + 1;
    s.note(EventKind::release_granted, line.id, line.agency);
    s.add_due(s.now_us + line.tranches[next].delay_us, DueKind::tranche, id.index(), static_cast<std::uint32_t>(next));
}

void ask_release(State& s, LineId id, AgencyId by) {
    const BudgetLine& line = s.model->lines[id.index()];
    if (s.release_asked[id.index()] || next_tranche(s, id) >= line.tranches.size()) return;
    s.release_asked[id.index()] = true;
    if (line.agency.is_none() || by.is_none()) return grant_release(s, id);  // nobody asks, or nobody is asked
    s.note(EventKind::release_asked, line.id, by, s.name(line.agency));
    Letter letter;
    letter.matter = Matter::ask_release;
    letter.from = by;
    letter.to = line.agency;
    letter.subject = static_cast<std::uint32_t>(id.index());
    write(s, std::move(letter));
}

void ask_release(State& s, MeasureId id) {
    const Measure& what = s.model->measures[id.index()];
    if (!what.line.is_none()) ask_release(s, what.line, what.actor);
}

double affordable_share(const State& s, MeasureId id) {
    const Measure& measure = s.model->measures[id.index()];
    if (measure.line.is_none() || s.model->unlimited_money) return 1;
    if (s.measures[id.index()].out_of_money && !can_carry(s, id)) return 0;
    const double first_usd = fixed_usd(s, id) + measure.cost.per_day_usd;
    const double units_usd = day_usd(measure) - measure.cost.per_day_usd;
    const double left_usd = available_usd(s, measure.line) - first_usd;
    if (left_usd <= 0 && measure.cost.per_person_usd > 0) return 0;  // not even for one person
    if (left_usd >= units_usd) return 1;
    return left_usd <= 0 ? 0 : left_usd / units_usd;
}

void commit(State& s, MeasureId id) {
    const Measure& measure = s.model->measures[id.index()];
    MeasureState& state = s.measures[id.index()];
    if (measure.line.is_none()) return;
    state.committed_usd = fixed_usd(s, id) + day_usd(measure, state.share);
    s.lines[measure.line.index()].committed_usd += state.committed_usd;
}

void release_commitment(State& s, MeasureId id) {
    MeasureState& state = s.measures[id.index()];
    const LineId line = s.model->measures[id.index()].line;
    if (!line.is_none()) s.lines[line.index()].committed_usd -= state.committed_usd;
    state.committed_usd = 0;
}

void book_start(State& s, MeasureId id) {
    const Measure& measure = s.model->measures[id.index()];
    MeasureState& state = s.measures[id.index()];
    release_commitment(s, id);
    state.persons_to = persons_at(s, measure);
    book(s, of_measure(s, id, fixed_usd(s, id)));
    state.fixed_is_paid = true;
}

void book_running(State& s, MeasureId id) {
    const Measure& measure = s.model->measures[id.index()];
    MeasureState& state = s.measures[id.index()];
    const double days = hours_from_us(s.now_us - state.booked_to_us) / 24;
    state.booked_to_us = s.now_us;
    double usd = day_usd(measure, state.share) * days;
    if (measure.cost.per_person_usd > 0) {
        const std::int64_t persons = persons_at(s, measure);
        const std::int64_t more = persons >= state.persons_to ? persons - state.persons_to : persons;
        state.persons_to = persons;
        usd += measure.cost.per_person_usd * static_cast<double>(more);
    }
    book(s, of_measure(s, id, usd));
}

void restart_books(State& s, StandingCosts& standing) {
    standing.book(s);
    for (std::size_t i = 0; i < s.measures.size(); ++i) {
        if (s.measures[i].phase == MeasureState::Phase::effective) book_running(s, MeasureId{i});
    }
    s.ledger = empty_ledger(*s.model);
}

void on_books(State& s, StandingCosts& standing) {
    standing.book(s);
    for (std::size_t i = 0; i < s.measures.size(); ++i) {
        if (s.measures[i].phase != MeasureState::Phase::effective) continue;
        book_running(s, MeasureId{i});
        if (!may_go_on(s, MeasureId{i})) stop_for_money(s, MeasureId{i});
    }
    for (const LineState& line : s.lines) UMBRAL_CHECK(line.spent_usd >= 0);
    try_waiting(s);  // a day's ceiling is new
    s.add_due(s.now_us + day_us, DueKind::books);
}

}  // namespace umbral::response
