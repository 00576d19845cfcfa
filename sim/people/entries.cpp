#include "people/entries.hpp"

#include <algorithm>
#include <cmath>

#include "base/check.hpp"

namespace umbral::people {
namespace {

constexpr std::uint32_t day_bits = 16;

std::uint32_t high_key(std::uint32_t number, std::int64_t day) {
    // Local days start at -1 where a country is behind the reference zone.
    return (number << day_bits) | static_cast<std::uint32_t>(day + 1);
}

}  // namespace

Entries::Entries(const Model& model, const Flow& flow, DrawKey key)
    : model_(&model), flow_(&flow), key_(key), number_(flow.number) {
    keep_up_to_ = flow.keep >= 1 ? UINT32_MAX : static_cast<std::uint32_t>(flow.keep * 0x1p32);
    begin_day(flow.first_day);
    refill();
}

Entries::Entries(const Model& model, const Batch& batch, DrawKey key)
    : model_(&model), key_(key), number_(batch.number) {
    add_batch(batch);
}

void Entries::begin_day(std::int64_t day) {
    day_ = day;
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
        const auto words = draw4(key_, {Purpose::day_rate, 0, high_key(number_, day), 0, 0});
        expected_ *= flow_->day_factor(words[0]);
    }
    inverse_expected_ = expected_ > 0 ? 1 / expected_ : 0;
    day_begin_us_ = model_->clock_at(flow_->site).axis_us(day * day_us);
}

TimeUs Entries::clock_time_us(double used) {
    const double share = used * inverse_expected_;
    const auto& before = flow_->hour_cumulative;
    while (hour_ < 23 && before[hour_ + 1] <= share) ++hour_;
    const double into_hour_us = (share - before[hour_]) * flow_->hour_slope_us[hour_];
    return day_begin_us_ + static_cast<TimeUs>(hour_) * hour_us + static_cast<TimeUs>(into_hour_us);
}

Entrant Entries::entrant(std::uint32_t ordinal, TimeUs at_us, std::uint32_t profile_word,
                         std::uint32_t size_word) const {
    const ProfileId id{mix_->choice.pick(profile_word)};
    const Profile& profile = model_->profiles[id.index()];
    return {at_us, ordinal, high_key(number_, day_), id, profile.size_at(size_word)};
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

/// The parties among the next `run_length` ordinals of the day; begins the next day when the day's are used up.
void Entries::add_run() {
    DrawRun words;
    draw4_run(key_, {Purpose::arrival, ordinal_, high_key(number_, day_), 0, 0}, words);
    for (std::size_t i = 0; i < run_length; ++i) {
        used_ += model_->spacing(words[0][i]);
        if (used_ >= expected_) {
            begin_day(day_ + 1);
            return;
        }
        const TimeUs at_us = clock_time_us(used_);
        if (words[1][i] <= keep_up_to_ && at_us >= 0)
            ready_.push_back(entrant(ordinal_, at_us, words[2][i], words[3][i]));
        ++ordinal_;
    }
}

void Entries::add_batch(const Batch& batch) {
    mix_ = &batch.mix;
    day_ = model_->clock_at(batch.site).local_day(batch.from_us);
    double persons = 0;
    for (std::uint32_t ordinal = 0; persons < batch.persons; ++ordinal) {
        const auto words = draw4(key_, {Purpose::surge, ordinal, high_key(number_, day_), 0, 0});
        const auto after_us = static_cast<TimeUs>(unit_interval(words[0]) * static_cast<double>(batch.spread_us));
        ready_.push_back(entrant(ordinal, batch.from_us + after_us, words[2], words[3]));
        persons += ready_.back().size;
    }
    std::sort(ready_.begin(), ready_.end(), [](const Entrant& a, const Entrant& b) {
        return a.at_us != b.at_us ? a.at_us < b.at_us : a.key_low < b.key_low;
    });
    ready_.push_back({});
}

}  // namespace umbral::people
