#include "response/response.hpp"

#include <algorithm>

#include "response/agency_effects.hpp"
#include "response/correspondence.hpp"
#include "response/levels.hpp"
#include "response/measures.hpp"
#include "response/money.hpp"
#include "response/network.hpp"
#include "response/reports.hpp"

namespace umbral::response {

Ledger empty_ledger(const Model& model) {
    Ledger ledger;
    ledger.by_line.resize(model.lines.size());
    ledger.by_measure.resize(model.measures.size());
    ledger.by_price.resize(model.prices.size());
    return ledger;
}

State::State(const Model& made_from, people::World& of)
    : model(&made_from),
      world(&of),
      measured_from_us(of.state().measured_from_us),
      observer(of.state()),
      truth(made_from, of.state().sites.size(), of.state().routes.size()),
      episodes(made_from.threads) {
    const std::size_t agencies = made_from.agencies.size();
    const std::size_t watches = made_from.watches.size();
    const std::size_t separate = made_from.perfect_information ? std::min<std::size_t>(1, agencies) : agencies;
    for (std::size_t i = 0; i < separate; ++i)
        pictures.push_back(std::make_unique<Picture>(made_from, of.state().sites.size(), of.state().routes.size()));
    for (std::size_t a = 0; a < agencies; ++a) {
        picture_of.push_back(made_from.perfect_information ? 0 : a);
        reserves.push_back(made_from.agencies[a].reserve);
    }
    picture_age_hourly_h.resize(agencies);
    warned_of.assign(agencies, std::vector<Warning>(watches));
    for (const Channel& channel : made_from.channels) channel_open.push_back(channel.open);
    bulletin_every_us.assign(of.state().sites.size(), own_bulletin_every_us(made_from));
    levels.resize(made_from.levels.size());
    measures.resize(made_from.measures.size());
    lines.resize(made_from.lines.size());
    release_asked.assign(made_from.lines.size(), false);
    opens_us.assign(agencies, -1);
    ledger = empty_ledger(made_from);
    holds.assign(watches, false);
    told_of.assign(agencies, std::vector<std::size_t>(watches));
    entry_current.assign(agencies * made_from.directory.size(), false);
}

Response::Response(const Model& model, people::World& world, DrawKey key, std::vector<Event>& log)
    : state_(model, world) {
    State& s = state_;
    s.key = key;
    s.log = &log;
    if (model.has_agencies() && !model.perfect_information) {
        clock_ = std::make_unique<Clock>();
        mail_ = network_mail(*clock_, model, key, *this);
    } else {
        mail_ = instant_mail(model, *this);
    }
    s.mail = mail_.get();
    standing_ = std::make_unique<StandingCosts>(s);
    form_teams(s);
    find_ways(s);
    if (model.has_agencies() || !model.prices.empty()) s.add_due(0, DueKind::hour);
    if (s.measured_from_us > 0) s.add_due(s.measured_from_us, DueKind::measuring);
    open_lines(s);
    for (std::size_t i = 0; i < model.measures.size(); ++i) {
        if (model.measures[i].dated_us == never_us) continue;
        s.add_due(std::max<TimeUs>(0, model.measures[i].dated_us), DueKind::dated, i);
    }
    for (std::size_t f = 0; f < model.flows.size(); ++f) {
        if (model.flows[f].every_us > 0) s.add_due(model.flows[f].first_us, DueKind::report, f);
    }
    if (model.has_agencies() || !model.prices.empty()) s.add_due(day_us, DueKind::books);
    mail_->advance_to(0);
}

void Response::come_to(TimeUs now_us) {
    now_us = std::max(now_us, state_.now_us);
    state_.world->advance_to(now_us);
    state_.now_us = now_us;
}

void Response::on_handled(AgencyId agency, const Letter& letter, TimeUs now_us) {
    come_to(now_us);
    const people::World::AtOnce at_once(*state_.world);
    umbral::response::act_on(state_, agency, letter);
}

void Response::on_lost(ChannelId channel, const Letter& letter, TimeUs now_us) {
    come_to(now_us);
    state_.note(EventKind::message_lost, state_.model->channels[channel.index()].id, letter.from,
                state_.name(letter.to));
}

TimeUs Response::on_due(TimeUs now_us) {
    come_to(now_us);
    const people::World::AtOnce at_once(*state_.world);
    auto& due = state_.due;
    while (!due.empty() && due.top().at_us <= state_.now_us) {
        const Due next = due.top();
        due.pop();
        if (next.kind >= DueKind::report) state_.world->settle();  // told and booked is what is then in force
        act_on(next);
    }
    return due.empty() ? never_us : due.top().at_us;
}

void Response::act_on(const Due& due) {
    State& s = state_;
    switch (due.kind) {
        case DueKind::measuring:
            mail_->restart_measures();
            restart_books(s, *standing_);
            break;
        case DueKind::hour:
            response::on_hour(s);
            s.world->settle();
            standing_->on_hour(s);
            sample_hour();
            s.add_due(s.now_us + hour_us, DueKind::hour);
            break;
        case DueKind::tranche:
            release(s, LineId{due.subject}, due.instance);
            break;
        case DueKind::end:
            on_measure_end(s, MeasureId{due.subject}, due.instance);
            break;
        case DueKind::opening:
            on_opening(s, AgencyId{due.subject});
            break;
        case DueKind::level:
            on_level_due(s, LevelId{due.subject}, due.instance);
            break;
        case DueKind::dated:
            on_dated(s, MeasureId{due.subject});
            break;
        case DueKind::decision:
            // A copy: deciding may add to the list.
            act_on_decision(s, Pending{s.pending[due.subject]});
            break;
        case DueKind::effect:
            take_effect(s, MeasureId{due.subject}, due.instance);
            break;
        case DueKind::report:
            on_report_due(s, FlowId{due.subject});
            break;
        case DueKind::books:
            on_books(s, *standing_);
            break;
    }
}

void Response::sample_hour() {
    if (!state_.is_measured()) return;
    for (LineState& line : state_.lines) line.spent_hourly_usd.push_back(line.spent_usd);
    for (std::size_t a = 0; a < state_.picture_age_hourly_h.size(); ++a)
        state_.picture_age_hourly_h[a].push_back(state_.picture(AgencyId{a}).age_h(state_.now_us));
}

void Response::advance_to(TimeUs until_us) {
    mail_->advance_to(until_us);
    come_to(until_us);
}

void Response::close_books() {
    State& s = state_;
    standing_->book(s);
    for (std::size_t i = 0; i < s.levels.size(); ++i) {
        close_level(s, LevelId{i});
        count_undeclared(s, LevelId{i});
    }
    for (std::size_t i = 0; i < s.measures.size(); ++i) {
        if (s.measures[i].phase != MeasureState::Phase::effective) continue;
        close_measure(s, MeasureId{i});
        book_running(s, MeasureId{i});
    }
}

}  // namespace umbral::response
