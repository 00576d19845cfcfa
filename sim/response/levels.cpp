#include "response/levels.hpp"

#include <algorithm>
#include <vector>

#include "response/correspondence.hpp"
#include "response/measures.hpp"
#include "response/reports.hpp"

namespace umbral::response {
namespace {

using Phase = LevelState::Phase;

const Level& model_of(const State& s, LevelId id) { return s.model->levels[id.index()]; }
const Trigger& trigger_of(const State& s, LevelId id) {
    return s.model->watches[model_of(s, id).watch.index()].trigger;
}

bool may_stand_down(State& s, LevelId id) {
    const Level& level = model_of(s, id);
    const Picture& seen = s.picture(level.authority);
    if (s.now_us < s.levels[id.index()].declared_us + level.minimum_us) return false;
    return level.stand_down.is_empty() ? !seen.is_tripped(trigger_of(s, id)) : seen.is_satisfied(level.stand_down);
}

void declare(State& s, LevelId id) {
    const Level& level = model_of(s, id);
    LevelState& state = s.levels[id.index()];
    state.phase = Phase::declared;
    state.declared_us = s.now_us;
    count_undeclared(s, id);
    s.note(EventKind::declared, level.id, level.authority);
    if (level.minimum_us > 0) s.add_due(s.now_us + level.minimum_us, DueKind::level, id.index(), state.instance);
    if (level.expires_us != never_us)
        s.add_due(s.now_us + level.expires_us, DueKind::level, id.index(), state.instance);
    for (std::size_t i = 0; i < s.model->measures.size(); ++i) {
        if (s.model->measures[i].level == id) order_measure(s, MeasureId{i}, level.authority);
    }
}

void stand_down(State& s, LevelId id, EventKind how) {
    const Level& level = model_of(s, id);
    close_level(s, id);
    LevelState& state = s.levels[id.index()];
    state.phase = Phase::routine;
    count_undeclared(s, id);
    ++state.instance;
    s.note(how, level.id, level.authority);
    std::vector<MeasureId> over;
    for (std::size_t i = 0; i < s.model->measures.size(); ++i) {
        if (s.model->measures[i].level == id && s.model->measures[i].ends_with_level) over.emplace_back(i);
    }
    // What those in effect give back is not for those that still wait and are over with them.
    const auto waits = [&](MeasureId measure) { return !s.measures[measure.index()].has_means(); };
    std::stable_partition(over.begin(), over.end(), waits);
    for (const MeasureId measure : over) call_off(s, measure);
}

}  // namespace

void close_level(State& s, LevelId id) {
    LevelState& state = s.levels[id.index()];
    if (state.phase != Phase::declared) return;
    state.days_us += std::max<TimeUs>(0, s.now_us - std::max(state.declared_us, s.measured_from_us));
}

void count_undeclared(State& s, LevelId id) {
    LevelState& state = s.levels[id.index()];
    if (state.undeclared_from_us != never_us)
        state.undeclared_us += std::max<TimeUs>(0, s.now_us - std::max(state.undeclared_from_us, s.measured_from_us));
    const bool is_due = s.holds[model_of(s, id).watch.index()] && state.phase != Phase::declared;
    state.undeclared_from_us = is_due ? s.now_us : never_us;
}

void consider_level(State& s, LevelId id) {
    LevelState& state = s.levels[id.index()];
    const Level& level = model_of(s, id);
    if (state.phase == Phase::declared && may_stand_down(s, id) && may_decide(s, level.authority))
        stand_down(s, id, EventKind::stood_down);
    if (state.phase != Phase::routine || !s.picture(level.authority).is_satisfied(trigger_of(s, id))) return;
    note_known(s, level.watch);
    state.phase = Phase::deciding;
    Letter letter;
    letter.matter = Matter::decide_level;
    letter.from = letter.to = level.authority;
    letter.subject = static_cast<std::uint32_t>(id.index());
    letter.instance = state.instance;
    write(s, std::move(letter));
}

void decide_level(State& s, const Letter& letter) {
    const LevelId id{letter.subject};
    const Level& level = model_of(s, id);
    LevelState& state = s.levels[id.index()];
    if (state.phase != Phase::deciding || state.instance != letter.instance) return;
    const Picture& seen = s.picture(level.authority);
    if (!seen.is_tripped(trigger_of(s, id))) {  // it has passed while they deliberated
        state.phase = Phase::routine;
        s.note(EventKind::decision_dropped, level.id, level.authority);
        return;
    }
    s.note(EventKind::decided, level.id, level.authority, age_text(s, seen.observed_us(trigger_of(s, id))));
    state.agreed.assign(level.approvals.size(), false);
    if (level.approvals.empty()) return declare(s, id);
    state.phase = Phase::asking;
    for (const AgencyId approver : level.approvals) {
        Letter ask;
        ask.matter = Matter::ask_level;
        ask.from = level.authority;
        ask.to = approver;
        ask.subject = letter.subject;
        ask.instance = state.instance;
        s.note(EventKind::approval_asked, level.id, level.authority, s.name(approver));
        write(s, std::move(ask));
    }
}

void on_level_agreed(State& s, const Letter& letter) {
    const LevelId id{letter.subject};
    const Level& level = model_of(s, id);
    LevelState& state = s.levels[id.index()];
    if (state.phase != Phase::asking || state.instance != letter.instance) return;
    const auto approver = std::find(level.approvals.begin(), level.approvals.end(), letter.from);
    state.agreed[static_cast<std::size_t>(approver - level.approvals.begin())] = true;
    s.note(EventKind::approved, level.id, letter.from);
    if (std::find(state.agreed.begin(), state.agreed.end(), false) != state.agreed.end()) return;
    declare(s, id);
}

void on_level_due(State& s, LevelId id, std::uint32_t instance) {
    const Level& level = model_of(s, id);
    LevelState& state = s.levels[id.index()];
    if (state.phase != Phase::declared || state.instance != instance) return;
    if (may_stand_down(s, id) && may_decide(s, level.authority)) return stand_down(s, id, EventKind::stood_down);
    if (level.expires_us == never_us || s.now_us < state.declared_us + level.expires_us) return;
    if (!s.picture(level.authority).is_tripped(trigger_of(s, id))) return stand_down(s, id, EventKind::expired);
    s.add_due(s.now_us + level.expires_us, DueKind::level, id.index(), instance);  // extended
    s.note(EventKind::extended, level.id, level.authority);
}

}  // namespace umbral::response
