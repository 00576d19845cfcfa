#include "gui/model/response_model.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "analysis/summary.hpp"
#include "base/i18n.hpp"
#include "gui/model/calendar.hpp"
#include "gui/model/measures.hpp"
#include "gui/model/parameters.hpp"

namespace umbral::gui {
namespace {

std::optional<double> mean_of(const Outcome* outcome, const char* name, const char* stat, const std::string& scope) {
    const auto* sample = outcome == nullptr ? nullptr : outcome->find(name, stat, scope);
    return sample == nullptr ? std::nullopt : analysis::summarise(sample->values).mean;
}

/// The age of an agency's picture at an hour of the measured window, in the median history.
std::optional<double> picture_age_h(const Outcome* outcome, const std::string& agency, double hour) {
    const auto* band = outcome == nullptr ? nullptr : outcome->band("picture_age_h", "agency:" + agency);
    if (band == nullptr || band->p50.empty()) return std::nullopt;
    const double index = std::clamp(hour - outcome->first_hour(), 0.0, static_cast<double>(band->p50.size() - 1));
    const double age_h = band->p50[static_cast<std::size_t>(index)];
    return age_h < 0 ? std::nullopt : std::optional<double>(age_h);
}

/// The mean over the measured window, where there was a picture.
std::optional<double> mean_picture_age_h(const Outcome& outcome, const std::string& agency) {
    const auto* band = outcome.band("picture_age_h", "agency:" + agency);
    if (band == nullptr) return std::nullopt;
    double sum = 0;
    std::size_t hours = 0;
    for (const double age_h : band->p50) {
        if (age_h < 0) continue;
        sum += age_h;
        ++hours;
    }
    return hours == 0 ? std::nullopt : std::optional<double>(sum / static_cast<double>(hours));
}

void add_agencies(ResponseModel& model, const scenario::Scenario& scenario, const Outcome* outcome, double hour) {
    std::vector<std::string> countries;
    for (const auto& agency : scenario.agencies) {
        auto at = std::find(countries.begin(), countries.end(), agency.country);
        if (at == countries.end()) {
            countries.push_back(agency.country);
            model.columns.push_back(
                {agency.country.empty() ? tr("Region") : name_in(scenario.countries, agency.country), {}});
            at = countries.end() - 1;
        }
        const std::string name = name_of(agency);
        model.columns[static_cast<std::size_t>(at - countries.begin())].agencies.push_back(
            {agency.id, name, mean_of(outcome, "duty_officer_load", "mean", "agency:" + agency.id),
             picture_age_h(outcome, agency.id, hour)});
    }
}

void add_channels(ResponseModel& model, const scenario::Scenario& scenario, const Outcome* outcome) {
    for (const auto& channel : scenario.channels) {
        const std::string scope = "channel:" + channel.id;
        model.channels.push_back(
            {channel.id, name_of(channel), channel.open, mean_of(outcome, "messages_sent", "count", scope),
             mean_of(outcome, "messages_lost", "count", scope), mean_of(outcome, "message_delay_h", "mean", scope)});
    }
}

/// First hours of a kind of happening, ascending; nothing where it never happened.
const std::vector<double>* first_hours(const Outcome* outcome, const char* kind, const std::string& subject) {
    if (outcome == nullptr) return nullptr;
    const auto found = outcome->happenings.first_hours.find({kind, subject});
    return found == outcome->happenings.first_hours.end() ? nullptr : &found->second;
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

void add_chain(ResponseModel& model, const scenario::Input& input, const Outcome* outcome) {
    for (const auto& level : input.plan.levels) {
        ChainRow row;
        row.title = name_of(level);
        row.number = level.number;
        row.note = name_in(input.scenario.agencies, level.declared_by);
        fill_times(row, outcome, "declared", level.id);
        if (const auto* crossed = first_hours(outcome, "threshold_crossed", level.id))
            row.crossed_h = analysis::quantile(*crossed, 0.5);
        model.levels.push_back(std::move(row));
    }
    for (const auto& measure : input.plan.measures) {
        ChainRow row;
        row.title = name_of(measure);
        row.note = measure.date ? day_text(*measure.date) : ordered_text(measure, input.plan);
        fill_times(row, outcome, "measure_effective", measure.id);
        model.measures.push_back(std::move(row));
    }
}

constexpr double least_shift_h = 1;
constexpr double least_age_shift_h = 2;

/// When something first came, beside the baseline: not any more, in fewer histories, later.
void add_shift(ResponseModel& model, const Outcome& outcome, const Outcome& baseline, const char* kind,
               const std::string& subject, const std::string& name) {
    const auto* now = first_hours(&outcome, kind, subject);
    const auto* before = first_hours(&baseline, kind, subject);
    const std::size_t count = now == nullptr ? 0 : now->size();
    const std::size_t count_before = before == nullptr ? 0 : before->size();
    const auto share = [](std::size_t part, const Outcome& of) {
        return static_cast<double>(part) / static_cast<double>(std::max<std::size_t>(1, of.replications.size()));
    };
    const double change = share(count, outcome) - share(count_before, baseline);
    constexpr double rare = 0.02;
    constexpr double hours_of_a_share = 1000;  // a thing that no longer comes weighs more than any delay
    if (std::abs(change) > rare) {
        model.changes.push_back(
            {fmt::format(fmt::runtime(tr("{}: in {} of {} histories, {} of {} before")), name, count,
                         outcome.replications.size(), count_before, baseline.replications.size()),
             change < 0, std::abs(change) * hours_of_a_share});
        return;
    }
    if (count == 0 || count_before == 0) return;
    const double shift_h = analysis::quantile(*now, 0.5) - analysis::quantile(*before, 0.5);
    if (std::abs(shift_h) < least_shift_h) return;
    const char* words =
        shift_h > 0 ? tr("{}: {} h later in the middle history") : tr("{}: {} h sooner in the middle history");
    model.changes.push_back(
        {fmt::format(fmt::runtime(words), name, number_text(std::abs(shift_h), true)), shift_h > 0, std::abs(shift_h)});
}

void add_changes(ResponseModel& model, const scenario::Input& input, const Outcome& outcome, const Outcome& baseline) {
    for (const auto& level : input.plan.levels)
        add_shift(model, outcome, baseline, "declared", level.id, name_of(level));
    for (const auto& measure : input.plan.measures)
        add_shift(model, outcome, baseline, "measure_effective", measure.id, name_of(measure));
    for (const auto& agency : input.scenario.agencies) {
        const auto now = mean_picture_age_h(outcome, agency.id);
        const auto before = mean_picture_age_h(baseline, agency.id);
        if (!before || (now && std::abs(*now - *before) < least_age_shift_h)) continue;
        const std::string name = name_in(input.scenario.agencies, agency.id);
        if (!now) {
            model.changes.push_back({fmt::format(fmt::runtime(tr("{}: is told nothing any more")), name), true, 500});
            continue;
        }
        model.changes.push_back({fmt::format(fmt::runtime(tr("{}: its picture is {} h old on average, {} h before")),
                                             name, number_text(*now, true), number_text(*before, true)),
                                 *now > *before, std::abs(*now - *before)});
    }
    std::stable_sort(model.changes.begin(), model.changes.end(), [](const auto& a, const auto& b) {
        return a.is_worse != b.is_worse ? a.is_worse : a.size > b.size;
    });
}

}  // namespace

ResponseModel make_response(const World& world, double hour) {
    ResponseModel model;
    const Reading* reading = world.reading();
    if (reading == nullptr) return model;
    model.stale = world.is_stale();
    const scenario::Input& input = reading->input;
    add_agencies(model, input.scenario, world.outcome(), hour);
    add_channels(model, input.scenario, world.outcome());
    for (const auto& flow : input.plan.protocol.reports) model.ties.push_back({flow.from, flow.to, flow.channel, true});
    for (const auto& contact : input.plan.protocol.contacts)
        model.ties.push_back({contact.from, contact.to, contact.channel, false});
    add_chain(model, input, world.outcome());
    const Outcome* baseline = world.baseline == nullptr ? nullptr : world.baseline->outcome.get();
    model.has_baseline = baseline != nullptr && world.outcome() != nullptr && baseline != world.outcome();
    if (model.has_baseline) add_changes(model, input, *world.outcome(), *baseline);
    return model;
}

}  // namespace umbral::gui
