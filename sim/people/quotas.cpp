#include "people/quotas.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace umbral::people {

std::int64_t QuotaRule::allowance(DrawKey key, std::uint32_t place, const LocalClock& clock,
                                  std::int64_t local_day) const {
    const std::int64_t day = clock.epoch_day(local_day);
    const auto& of_weekday = weekday[static_cast<std::size_t>(clock.weekday_of(local_day))];
    const Sampler* sampler = of_weekday ? &*of_weekday : &per_day;
    for (const Span& span : spans) {
        if (span.from_epoch_day <= day && day <= span.to_epoch_day) sampler = &span.per_day;
    }
    const auto words = draw4(key, {Purpose::quota, static_cast<std::uint32_t>(day), 0, place, 0});
    return std::max<std::int64_t>(0, std::llround((*sampler)(words[0])));
}

QuotaRule compile_quota(const scenario::Quota& quota) {
    QuotaRule rule;
    rule.counts_parties = quota.unit == scenario::QuotaUnit::parties;
    rule.carry_days = quota.carry_days;
    rule.per_day = Sampler(quota.per_day.spec());
    for (const auto& [days, per_day] : quota.weekdays) {
        for (std::size_t day = 0; day < days.size(); ++day) {
            if (days[day]) rule.weekday[day] = Sampler(per_day.spec());
        }
    }
    for (const auto& span : quota.dates) {
        rule.spans.push_back({days_from_epoch(span.from), span.to ? days_from_epoch(*span.to) : INT64_MAX,
                              Sampler(span.per_day.spec())});
    }
    return rule;
}

void Quota::begin_day(DrawKey key, const LocalClock& clock, TimeUs now_us) {
    if (!rule_) return;
    carried_.push_back(own_left());
    while (carried_.size() > static_cast<std::size_t>(rule_->carry_days)) carried_.erase(carried_.begin());
    carried_left_ = std::accumulate(carried_.begin(), carried_.end(), std::int64_t{0});
    allowance_ = rule_->allowance(key, place_, clock, clock.local_day(now_us));
    allowed_ += allowance_;
    taken_ = std::min(owed_, allowance_);
    owed_ -= taken_;
}

void Quota::set(std::optional<QuotaRule> rule, DrawKey key, const LocalClock& clock, TimeUs now_us) {
    const bool goes_on = rule_ && rule && rule_->counts_parties == rule->counts_parties;
    if (!goes_on) {  // what was used in another unit, or without a quota, was not counted
        allowed_ = used_ = taken_ = allowance_ = owed_ = carried_left_ = 0;
        carried_.clear();
    }
    rule_ = std::move(rule);
    if (!rule_) return;
    while (carried_.size() > static_cast<std::size_t>(rule_->carry_days)) {
        carried_left_ -= carried_.front();
        carried_.erase(carried_.begin());
    }
    allowed_ -= allowance_;
    allowance_ = rule_->allowance(key, place_, clock, clock.local_day(now_us));
    allowed_ += allowance_;
}

void Quota::use(std::int64_t persons) {
    if (!rule_) return;
    std::int64_t open = rule_->counts_parties ? 1 : persons;
    used_ += open;
    for (std::int64_t& left : carried_) {  // what would lapse first goes first
        const std::int64_t now = std::min(left, open);
        left -= now;
        carried_left_ -= now;
        open -= now;
    }
    const std::int64_t now = std::min(own_left(), open);
    taken_ += now;
    owed_ += open - now;
}

}  // namespace umbral::people
