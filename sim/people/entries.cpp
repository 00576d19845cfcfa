#include "people/entries.hpp"

#include <algorithm>
#include <cmath>

#include "base/check.hpp"

namespace umbral::people {
namespace {

constexpr std::uint32_t day_bits = 16;

/// The part of a key that names the flow or batch and the local calendar day. Days come round after 179 years, which no
/// run lasts.
std::uint32_t high_key(std::uint32_t number, std::int64_t epoch_day) {
    return (number << day_bits) | (day_word(epoch_day) & ((1u << day_bits) - 1));
}

/// The station at which everyone who enters at the site begins, as draw addresses name it; DrawAhead::nowhere when they
/// begin at several steps or not at a station.
std::uint32_t first_station_of_all(const Model& model, SiteId site) {
    std::uint32_t place = DrawAhead::nowhere;
    for (const StepId id : model.sites[site.index()].first_step) {
        if (id.is_none()) continue;
        const Step& step = model.steps[id.index()];
        if (step.kind != Step::Kind::station) return DrawAhead::nowhere;
        if (place != DrawAhead::nowhere && place != step.place) return DrawAhead::nowhere;
        place = step.place;
    }
    return place;
}

/// The day's hours where the clock is put forward or back: who would come in an hour that is left out come in the
/// others, and those of an hour that is there twice over both.
DayHours hours_of_odd_day(const DayHours& plain, const LocalClock& clock, std::int64_t day) {
    std::array<double, 24> shares{};
    std::array<TimeUs, 25> edges_us{};
    double there = 0;
    for (std::size_t h = 0; h < edges_us.size(); ++h)
        edges_us[h] = clock.axis_us(day * day_us + static_cast<TimeUs>(h) * hour_us);
    for (std::size_t h = 0; h < shares.size(); ++h) {
        shares[h] = plain.cumulative[h + 1] - plain.cumulative[h];
        there += edges_us[h + 1] > edges_us[h] ? shares[h] : 0;
    }
    return there > 0 ? DayHours::of(shares, edges_us) : plain;
}

}  // namespace

Entries::Entries(const Model& model, const Flow& flow, DrawKey key)
    : model_(&model), flow_(&flow), key_(key), number_(flow.number) {
    keep_up_to_ = flow.keep >= 1 ? UINT32_MAX : static_cast<std::uint32_t>(flow.keep * 0x1p32);
    const bool most_come = flow.keep > 0.5;  // else one draw at a time is less work
    if (most_come) service_place_ = first_station_of_all(model, flow.site);
    begin_day(flow.first_day);
    refill();
}

Entries::Entries(const Model& model, const Batch& batch, DrawKey key)
    : model_(&model), key_(key), number_(batch.number) {
    add_batch(batch);
}

void Entries::begin_day(std::int64_t day) {
    day_ = day;
    const LocalClock& clock = model_->clock_at(flow_->site);
    day_key_ = high_key(number_, clock.epoch_day(day));
    ordinal_ = 0;
    used_ = 0;
    hour_ = 0;
    const auto index = static_cast<std::size_t>(day - flow_->first_day);
    if (index >= flow_->persons_per_day.size()) {
        expected_ = -1;
        return;
    }
    mix_ = &flow_->mixes.front();
    for (const Flow::Mix& mix : flow_->mixes) {
        if (mix.from_day <= day) mix_ = &mix;
    }
    expected_ = static_cast<double>(flow_->persons_per_day[index]) / mix_->mean_size;
    if (flow_->has_day_factor) {
        const auto words = draw4(key_, {Purpose::day_rate, 0, high_key(flow_->stream, clock.epoch_day(day)), 0, 0});
        expected_ *= flow_->day_factor(words[0]);
    }
    inverse_expected_ = expected_ > 0 ? 1 / expected_ : 0;
    day_begin_us_ = clock.axis_us(day * day_us);
    hours_ = &flow_->hours;
    if (clock.axis_us((day + 1) * day_us) - day_begin_us_ != day_us) {
        odd_hours_ = std::make_unique<DayHours>(hours_of_odd_day(flow_->hours, clock, day));
        hours_ = odd_hours_.get();
    }
}

TimeUs Entries::clock_time_us(double used) {
    const double share = used * inverse_expected_;
    const auto& before = hours_->cumulative;
    while (hour_ < 23 && before[hour_ + 1] <= share) ++hour_;
    const double into_hour_us = (share - before[hour_]) * hours_->slope_us[hour_];
    return day_begin_us_ + hours_->begin_us[hour_] + static_cast<TimeUs>(into_hour_us);
}

void Entries::add_entrant(std::uint32_t ordinal, TimeUs at_us, std::uint32_t profile_word, std::uint32_t size_word) {
    const ProfileId id{mix_->choice.pick(profile_word)};
    // In its place at once: a copy of what has just been written in pieces waits for the pieces.
    Entrant& each = ready_.emplace_back();
    each.at_us = at_us;
    each.key_low = ordinal;
    each.key_high = day_key_;
    each.profile = id;
    each.size = model_->profiles[id.index()].size_at(size_word);
}

/// Makes the next few parties of the flow; several at once hide the time of each one's draws behind the others'.
void Entries::refill() {
    ready_.clear();
    at_ = 0;
    while (ready_.empty()) {
        if (flow_ == nullptr || expected_ < 0) {
            ready_.push_back({});
        } else {
            add_run();
        }
    }
}

/// Draws the first services of the run that begins at the ordinal, for those of it who come.
void Entries::add_services_ahead(std::uint32_t first_ordinal) {
    if (service_place_ == DrawAhead::nowhere || ready_.empty()) return;
    DrawRun words;
    draw4_run(key_, {Purpose::service, first_ordinal, day_key_, service_place_, 0}, words);
    for (Entrant& each : ready_) {
        const std::uint32_t i = each.key_low - first_ordinal;
        each.service = {service_place_, {words[0][i], words[1][i], words[2][i], words[3][i]}};
    }
}

/// The parties among the next `run_length` ordinals of the day; begins the next day when the day's are used up.
void Entries::add_run() {
    const std::uint32_t first_ordinal = ordinal_;
    DrawRun words;
    draw4_run(key_, {Purpose::arrival, ordinal_, day_key_, 0, 0}, words);
    for (std::size_t i = 0; i < run_length; ++i) {
        used_ += model_->spacing(words[0][i]);
        if (used_ >= expected_) {
            add_services_ahead(first_ordinal);
            begin_day(day_ + 1);
            return;
        }
        const TimeUs at_us = clock_time_us(used_);
        if (words[1][i] <= keep_up_to_ && at_us >= 0) add_entrant(ordinal_, at_us, words[2][i], words[3][i]);
        ++ordinal_;
    }
    add_services_ahead(first_ordinal);
}

void Entries::add_batch(const Batch& batch) {
    mix_ = &batch.mix;
    const LocalClock& clock = model_->clock_at(batch.site);
    day_key_ = high_key(number_, clock.epoch_day(clock.local_day(batch.from_us)));
    const std::int64_t wanted = std::llround(batch.persons);
    std::int64_t persons = 0;
    for (std::uint32_t ordinal = 0; persons < wanted; ++ordinal) {
        const auto words = draw4(key_, {Purpose::surge, ordinal, day_key_, 0, 0});
        const auto after_us = static_cast<TimeUs>(unit_interval(words[0]) * static_cast<double>(batch.spread_us));
        add_entrant(ordinal, batch.from_us + after_us, words[2], words[3]);
        ready_.back().size = size_within(ready_.back().size, wanted - persons);
        persons += ready_.back().size;
    }
    // Who comes before the start, by a clock ahead of the reference zone's, is no part of it, as of a flow.
    std::erase_if(ready_, [](const Entrant& each) { return each.at_us < 0; });
    std::sort(ready_.begin(), ready_.end(), [](const Entrant& a, const Entrant& b) {
        return a.at_us != b.at_us ? a.at_us < b.at_us : a.key_low < b.key_low;
    });
    ready_.push_back({});
}

}  // namespace umbral::people
