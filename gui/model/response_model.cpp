#include "gui/model/response_model.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "analysis/summary.hpp"
#include "base/i18n.hpp"
#include "gui/model/calendar.hpp"
#include "gui/model/parameters.hpp"

namespace umbral::gui {
namespace {

std::optional<double> mean_of(const Outcome* outcome, const char* name, const char* stat, const std::string& scope) {
    const auto* sample = outcome == nullptr ? nullptr : outcome->find(name, stat, scope);
    return sample == nullptr ? std::nullopt : analysis::summarise(sample->values).mean;
}

void add_agencies(ResponseModel& model, const scenario::Scenario& scenario, const Outcome* outcome) {
    std::vector<std::string> countries;
    for (const auto& agency : scenario.agencies) {
        auto at = std::find(countries.begin(), countries.end(), agency.country);
        if (at == countries.end()) {
            countries.push_back(agency.country);
            model.columns.push_back(
                {agency.country.empty() ? tr("Region") : country_name(scenario, agency.country), {}});
            at = countries.end() - 1;
        }
        const std::string name = localised(agency.name).empty() ? agency.id : localised(agency.name);
        model.columns[static_cast<std::size_t>(at - countries.begin())].agencies.push_back(
            {agency.id, name, mean_of(outcome, "duty_officer_load", "mean", "agency:" + agency.id)});
    }
}

void add_channels(ResponseModel& model, const scenario::Scenario& scenario, const Outcome* outcome) {
    for (const auto& channel : scenario.channels) {
        const std::string scope = "channel:" + channel.id;
        model.channels.push_back({channel.id, localised(channel.title).empty() ? channel.id : localised(channel.title),
                                  channel.open, mean_of(outcome, "messages_sent", "count", scope),
                                  mean_of(outcome, "messages_lost", "count", scope),
                                  mean_of(outcome, "message_delay_h", "mean", scope)});
    }
}

/// First hours of a kind of happening, ascending; nothing where it never happened.
const std::vector<double>* first_hours(const Outcome* outcome, const char* kind, const std::string& subject) {
    if (outcome == nullptr) return nullptr;
    const auto found = outcome->first_hours.find({kind, subject});
    return found == outcome->first_hours.end() ? nullptr : &found->second;
}

void fill_times(ChainRow& row, const Outcome* outcome, const char* kind, const std::string& subject) {
    row.histories = outcome == nullptr ? 0 : outcome->replications.size();
    const auto* hours = first_hours(outcome, kind, subject);
    if (hours == nullptr) return;
    row.happened = hours->size();
    row.p10_h = analysis::quantile(*hours, 0.1);
    row.p50_h = analysis::quantile(*hours, 0.5);
    row.p90_h = analysis::quantile(*hours, 0.9);
}

std::string agency_name(const scenario::Scenario& scenario, const std::string& id) {
    for (const auto& agency : scenario.agencies) {
        if (agency.id == id && !localised(agency.name).empty()) return localised(agency.name);
    }
    return id;
}

void add_chain(ResponseModel& model, const scenario::Input& input, const Outcome* outcome) {
    for (const auto& level : input.plan.levels) {
        ChainRow row;
        row.title = localised(level.title).empty() ? level.id : localised(level.title);
        row.number = level.number;
        row.note = agency_name(input.scenario, level.declared_by);
        fill_times(row, outcome, "declared", level.id);
        if (const auto* crossed = first_hours(outcome, "threshold_crossed", level.id))
            row.crossed_h = analysis::quantile(*crossed, 0.5);
        model.levels.push_back(std::move(row));
    }
    for (const auto& measure : input.plan.measures) {
        ChainRow row;
        row.title = localised(measure.title).empty() ? measure.id : localised(measure.title);
        row.note = measure.date            ? day_text(*measure.date)
                   : measure.level.empty() ? std::string(tr("on a trigger"))
                                           : fmt::format(fmt::runtime(tr("at level {}")), measure.level);
        fill_times(row, outcome, "measure_effective", measure.id);
        model.measures.push_back(std::move(row));
    }
}

}  // namespace

ResponseModel make_response(const World& world) {
    ResponseModel model;
    const Reading* reading = world.reading();
    if (reading == nullptr) return model;
    model.stale = world.is_stale();
    const scenario::Input& input = reading->input;
    add_agencies(model, input.scenario, world.outcome());
    add_channels(model, input.scenario, world.outcome());
    for (const auto& flow : input.plan.protocol.reports) model.ties.push_back({flow.from, flow.to, flow.channel, true});
    for (const auto& contact : input.plan.protocol.contacts)
        model.ties.push_back({contact.from, contact.to, contact.channel, false});
    add_chain(model, input, world.outcome());
    return model;
}

}  // namespace umbral::gui
