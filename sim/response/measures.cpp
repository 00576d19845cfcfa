#include "response/measures.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "response/agency_effects.hpp"
#include "response/correspondence.hpp"
#include "response/money.hpp"
#include "response/part.hpp"
#include "response/reports.hpp"

namespace umbral::response {
namespace {

using Phase = MeasureState::Phase;

const Measure& model_of(const State& s, MeasureId id) { return s.model->measures[id.index()]; }
MeasureState& state_of(State& s, MeasureId id) { return s.measures[id.index()]; }

void ask(State& s, MeasureId id, Matter matter, AgencyId whom) {
    Letter letter;
    letter.matter = matter;
    letter.from = model_of(s, id).actor;
    letter.to = whom;
    letter.subject = static_cast<std::uint32_t>(id.index());
    letter.instance = state_of(s, id).instance;
    s.note(EventKind::approval_asked, model_of(s, id).id, letter.from, s.name(whom));
    write(s, std::move(letter));
}

/// Everyone has agreed: what is left is money, staff, vehicles and what must come first.
void wait_for_means(State& s, MeasureId id) {
    state_of(s, id).phase = Phase::waiting;
    try_waiting(s);
}

bool needs_are_met(const State& s, const Measure& measure) {
    return std::all_of(measure.needs.begin(), measure.needs.end(),
                       [&](MeasureId id) { return s.measures[id.index()].phase == Phase::effective; });
}

/// Whose reserves the measure draws on: the lenders' under an agreement, else its actor's.
std::vector<AgencyId> lenders_of(const Measure& measure) {
    if (!measure.lenders.empty()) return measure.lenders;
    return measure.actor.is_none() ? std::vector<AgencyId>{} : std::vector{measure.actor};
}

/// A kind of thing that is lent: where it is counted.
struct Kind {
    const char* name;
    std::int64_t Measure::*wanted;
    std::int64_t Additions::*come;
    std::optional<std::int64_t> Reserve::*left;
    std::int64_t Loan::*lent;
};
constexpr std::array kinds{
    Kind{"officers", &Measure::officers, &Additions::officers, &Reserve::officers, &Loan::officers},
    Kind{"vehicles", &Measure::vehicles, &Additions::vehicles, &Reserve::vehicles, &Loan::vehicles}};

/// The share of the wanted staff and vehicles that the reserves have.
double reserve_share(const State& s, const Measure& measure) {
    double least = 1;
    if (measure.actor.is_none()) return least;
    for (const Kind& kind : kinds) {
        const std::int64_t wanted = measure.*kind.wanted;
        std::int64_t there = 0;
        for (const AgencyId lender : lenders_of(measure))
            there += std::min(wanted - there, (s.reserves[lender.index()].*kind.left).value_or(wanted));
        if (wanted > 0) least = std::min(least, static_cast<double>(there) / static_cast<double>(wanted));
    }
    return least;
}

/// Takes the staff and vehicles that come out of the reserves, from one lender after the other.
void borrow(State& s, MeasureId id) {
    const Measure& measure = model_of(s, id);
    MeasureState& state = state_of(s, id);
    const Additions come = additions_of(measure.changes, state.share);
    for (const AgencyId lender : lenders_of(measure)) {
        Loan loan{lender};
        for (const Kind& kind : kinds) {
            std::int64_t due = come.*kind.come;
            for (const Loan& other : state.loans) due -= other.*kind.lent;
            auto& left = s.reserves[lender.index()].*kind.left;
            loan.*kind.lent = std::min(due, left.value_or(due));
            if (left) *left -= loan.*kind.lent;
        }
        if (loan.officers > 0 || loan.vehicles > 0) state.loans.push_back(loan);
    }
}

/// It waits, or waits for something else than before.
void note_waits(State& s, MeasureId id, std::string_view what_for) {
    if (state_of(s, id).waits_for == what_for) return;
    state_of(s, id).waits_for = what_for;
    s.note(EventKind::measure_waits, model_of(s, id).id, model_of(s, id).actor, std::string(what_for));
}

/// Whether it is carried out at this share: whole or, where its rule is to do what is possible, with something at all.
bool is_enough(const Measure& measure, double share) {
    if (share >= 1) return true;
    return measure.if_short == scenario::IfShort::partial && additions_of(measure.changes, share).all() > 0;
}

/// Takes what it can have now. False when it must wait.
bool take_means(State& s, MeasureId id) {
    const Measure& measure = model_of(s, id);
    MeasureState& state = state_of(s, id);
    if (!needs_are_met(s, measure)) {
        note_waits(s, id, waits_for_needs);
        return false;
    }
    const double staff = reserve_share(s, measure);
    const double money = affordable_share(s, id);
    const double share = std::min(staff, money);
    if (!is_enough(measure, share)) {
        const bool for_staff = !is_enough(measure, staff);
        if (measure.if_short == scenario::IfShort::skip) {
            s.note(EventKind::measure_refused, measure.id, measure.actor,
                   std::string(for_staff ? waits_for_staff : waits_for_money));
            state.phase = Phase::idle;
            ++state.instance;
        } else {
            note_waits(s, id, for_staff ? waits_for_staff : waits_for_money);
            if (money < 1) ask_release(s, id);
        }
        return false;
    }
    state.share = share;
    state.waits_for = {};
    state.out_of_money = false;
    borrow(s, id);
    commit(s, id);
    return true;
}

/// Tells that all is there, or which part, and who lends what of it.
void note_funded(State& s, MeasureId id) {
    const Measure& measure = model_of(s, id);
    const std::int64_t come = additions_of(measure.changes, state_of(s, id).share).all();
    const std::int64_t wanted = additions_of(measure.changes).all();
    s.note(EventKind::measure_funded, measure.id, measure.actor,
           come == wanted ? "" : std::to_string(come) + "/" + std::to_string(wanted));
    for (const Loan& loan : state_of(s, id).loans) {
        if (loan.from == measure.actor) continue;
        for (const Kind& kind : kinds) {
            const std::int64_t lent = loan.*kind.lent;
            if (lent > 0)
                s.note(EventKind::measure_lent, measure.id, loan.from, std::to_string(lent) + ' ' + kind.name);
        }
    }
}

void begin_lead(State& s, MeasureId id, TimeUs effect_us) {
    MeasureState& state = state_of(s, id);
    state.phase = Phase::leading;
    if (effect_us <= s.now_us) return take_effect(s, id, state.instance);
    s.add_due(effect_us, DueKind::effect, id.index(), state.instance);
}

void give_back(State& s, MeasureId id) {
    for (const Loan& loan : state_of(s, id).loans) {
        for (const Kind& kind : kinds) {
            if (auto& left = s.reserves[loan.from.index()].*kind.left) *left += loan.*kind.lent;
        }
    }
    state_of(s, id).loans.clear();
    release_commitment(s, id);
}

/// Takes the measure back, whatever stage it is at; it may begin again later.
void end(State& s, MeasureId id, EventKind how, Phase after, std::string_view detail = {}) {
    MeasureState& state = state_of(s, id);
    const Measure& measure = model_of(s, id);
    if (state.phase == Phase::effective) {
        state.ran_us += s.now_us - state.effective_us;
        close_measure(s, id);
        book_running(s, id);
        for (; !state.changes.empty(); state.changes.pop_back()) s.world->end(state.changes.back());
        for (const BegunId effect : std::exchange(state.effects, {})) end_effect(s, effect);
    }
    s.note(how, measure.id, measure.actor, std::string(detail));
    give_back(s, id);
    state.phase = after;
    state.waits_for = {};
    ++state.instance;
}

}  // namespace

void order_measure(State& s, MeasureId id, AgencyId by) {
    MeasureState& state = state_of(s, id);
    if (state.phase != Phase::idle) return;
    state.phase = Phase::ordered;
    state.out_of_money = false;
    const Measure& measure = model_of(s, id);
    Letter letter;
    letter.matter = Matter::decide_measure;
    letter.from = by;
    letter.to = measure.actor;
    letter.subject = static_cast<std::uint32_t>(id.index());
    letter.instance = state.instance;
    s.note(EventKind::measure_ordered, measure.id, by, s.name(measure.actor));
    if (by == measure.actor) return decide_measure(s, letter);  // decided with the level
    write(s, std::move(letter));
}

void consider_measure(State& s, MeasureId id) {
    const Measure& measure = model_of(s, id);
    MeasureState& state = state_of(s, id);
    const Trigger& trigger = s.model->watches[measure.watch.index()].trigger;
    const Picture& seen = s.picture(measure.actor);
    if (state.phase == Phase::effective && measure.ends_with_trigger && !seen.is_tripped(trigger)) {
        if (may_decide(s, measure.actor)) call_off(s, id);
        return;
    }
    // One that stopped for want of money is not decided again on the same crossing.
    state.out_of_money = state.out_of_money && (state.phase != Phase::idle || seen.is_tripped(trigger));
    if (state.phase != Phase::idle || state.out_of_money || !seen.is_satisfied(trigger)) return;
    note_known(s, measure.watch);
    state.phase = Phase::deciding;
    Letter letter;
    letter.matter = Matter::decide_measure;
    letter.from = letter.to = measure.actor;
    letter.subject = static_cast<std::uint32_t>(id.index());
    letter.instance = state.instance;
    write(s, std::move(letter));
}

void on_dated(State& s, MeasureId id) {
    const Measure& measure = model_of(s, id);
    if (!measure.actor.is_none()) s.note(EventKind::measure_decided, measure.id, measure.actor);
    commit(s, id);
    begin_lead(s, id, measure.dated_us + measure.lead_us);
}

void decide_measure(State& s, const Letter& letter) {
    const MeasureId id{letter.subject};
    const Measure& measure = model_of(s, id);
    MeasureState& state = state_of(s, id);
    const bool expected = state.phase == Phase::ordered || state.phase == Phase::deciding;
    if (!expected || state.instance != letter.instance) return;
    s.note(EventKind::measure_decided, measure.id, measure.actor);
    state.fixed_is_paid = false;
    state.ran_us = 0;
    state.agreed.assign(measure.approvals.size() + measure.lenders.size(), false);
    state.phase = Phase::asking;
    for (const AgencyId approver : measure.approvals) ask(s, id, Matter::ask_measure, approver);
    for (std::size_t i = 0; i < measure.lenders.size(); ++i) {
        if (measure.lenders_are_asked) {
            ask(s, id, Matter::ask_lender, measure.lenders[i]);
        } else {
            state.agreed[measure.approvals.size() + i] = true;
        }
    }
    if (std::find(state.agreed.begin(), state.agreed.end(), false) == state.agreed.end()) wait_for_means(s, id);
}

void on_measure_agreed(State& s, const Letter& letter) {
    const MeasureId id{letter.subject};
    const Measure& measure = model_of(s, id);
    MeasureState& state = state_of(s, id);
    if (state.phase != Phase::asking || state.instance != letter.instance) return;
    const bool lender = letter.matter == Matter::agree_lender;
    const auto& asked = lender ? measure.lenders : measure.approvals;
    const auto who = std::find(asked.begin(), asked.end(), letter.from);
    state.agreed[static_cast<std::size_t>(who - asked.begin()) + (lender ? measure.approvals.size() : 0)] = true;
    s.note(EventKind::measure_approved, measure.id, letter.from);
    if (std::find(state.agreed.begin(), state.agreed.end(), false) == state.agreed.end()) wait_for_means(s, id);
}

void try_waiting(State& s) {
    for (std::size_t i = 0; i < s.measures.size(); ++i) {
        if (s.measures[i].phase != Phase::waiting) continue;
        if (s.now_us + s.model->measures[i].lead_us >= s.model->measures[i].until_us) {
            end(s, MeasureId{i}, EventKind::measure_lapsed, Phase::idle);
            continue;
        }
        if (!take_means(s, MeasureId{i})) continue;
        note_funded(s, MeasureId{i});
        begin_lead(s, MeasureId{i}, s.now_us + s.model->measures[i].lead_us);
    }
}

void take_effect(State& s, MeasureId id, std::uint32_t instance) {
    const Measure& measure = model_of(s, id);
    MeasureState& state = state_of(s, id);
    if (state.phase != Phase::leading || state.instance != instance) return;
    const TimeUs end_us = std::min(
        measure.until_us, measure.duration_us == never_us ? never_us : s.now_us + measure.duration_us - state.ran_us);
    if (end_us <= s.now_us) {
        end(s, id, EventKind::measure_lapsed, Phase::idle);
        return try_waiting(s);
    }
    state.phase = Phase::effective;
    state.effective_us = state.booked_to_us = s.now_us;
    book_start(s, id);
    for (const auto& change : measure.changes)
        state.changes.push_back(s.world->begin(part_of(change, state.share), id.value));
    s.note(EventKind::measure_effective, measure.id, measure.actor);
    for (const auto& effect : measure.agency_effects) {
        const BegunId begun = begin_effect(s, id, effect);
        if (state.instance != instance) return end_effect(s, begun);  // news that it brought have ended it
        state.effects.push_back(begun);
    }
    if (end_us != never_us) s.add_due(end_us, DueKind::end, id.index(), state.instance);
    try_waiting(s);
}

void on_measure_end(State& s, MeasureId id, std::uint32_t instance) {
    const MeasureState& state = state_of(s, id);
    if (state.phase != Phase::effective || state.instance != instance) return;
    end(s, id, EventKind::measure_ended, Phase::idle);
    try_waiting(s);
}

void call_off(State& s, MeasureId id) {
    const Phase phase = state_of(s, id).phase;
    if (phase == Phase::idle) return;
    end(s, id, phase == Phase::effective ? EventKind::measure_ended : EventKind::measure_called_off, Phase::idle);
    try_waiting(s);
}

void stop_for_money(State& s, MeasureId id) {
    const LineId line = model_of(s, id).line;
    const bool waits = s.model->lines[line.index()].when_exhausted == scenario::WhenExhausted::wait;
    state_of(s, id).out_of_money = true;
    end(s, id, EventKind::measure_out_of_money, waits ? Phase::waiting : Phase::idle,
        waits ? out_of_money_waits : out_of_money_ends);
    if (waits) ask_release(s, id);
}

void close_measure(State& s, MeasureId id) {
    MeasureState& state = state_of(s, id);
    if (state.phase == Phase::effective)
        state.in_effect_us += std::max<TimeUs>(0, s.now_us - std::max(state.effective_us, s.measured_from_us));
}

}  // namespace umbral::response
