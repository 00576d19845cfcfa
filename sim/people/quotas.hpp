#pragma once
// A quota: a daily allowance of persons or parties at a site's door, a station or a route. Days are local ones of the
// site, or of the route's origin. What a day leaves unused lapses, or is carried over a stated number of days.

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "base/distribution.hpp"
#include "base/random.hpp"
#include "people/calendar.hpp"

namespace umbral::people {

/// How much is allowed on which day.
struct QuotaRule {
    /// By date, both days included; a later one goes before an earlier one.
    struct Span {
        std::int64_t from_epoch_day = 0;  ///< days since 1970-01-01
        std::int64_t to_epoch_day = 0;
        Sampler per_day;
    };
    bool counts_parties = false;
    int carry_days = 0;  ///< days after its own on which what is left of a day may be used
    Sampler per_day;
    std::array<std::optional<Sampler>, 7> weekday;  ///< instead of per_day, Monday first
    std::vector<Span> spans;                        ///< instead of both

    /// [persons or parties] allowed on a local day, drawn by the day's own address.
    [[nodiscard]] std::int64_t allowance(DrawKey key, std::uint32_t place, const LocalClock& clock,
                                         std::int64_t local_day) const;
};

[[nodiscard]] QuotaRule compile_quota(const scenario::Quota& quota);

/// A quota in use: what of it is left.
class Quota {
  public:
    /// No quota: everybody passes.
    Quota() = default;
    /// @param place  where it is, for its draws: the same at every call for one door, station or route
    explicit Quota(std::uint32_t place) : place_(place) {}

    [[nodiscard]] bool is_set() const { return rule_.has_value(); }
    [[nodiscard]] const std::optional<QuotaRule>& rule() const { return rule_; }
    /// Puts another rule in force, or none. What was used today stays used.
    void set(std::optional<QuotaRule> rule, DrawKey key, const LocalClock& clock, TimeUs now_us);
    /// A new local day: what is left of the days before lapses or is carried, and the day's own allowance is there.
    void begin_day(DrawKey key, const LocalClock& clock, TimeUs now_us);

    /// The largest party that may pass now [persons]; 0: none. On a day of which nothing was used yet anybody may,
    /// however large: the party then passes alone and takes what it needs of the days that follow.
    [[nodiscard]] std::int64_t room() const {
        if (!rule_) return INT64_MAX;
        if (rule_->counts_parties) return left() > 0 ? INT64_MAX : 0;
        return is_whole() ? INT64_MAX : left();
    }
    /// Parties that may still pass; as good as unlimited where persons are counted.
    [[nodiscard]] std::int64_t parties_left() const { return rule_ && rule_->counts_parties ? left() : INT64_MAX; }
    /// A party of that size passes. @pre size <= room()
    void use(std::int64_t persons);

    /// Of the local days that have begun [persons or parties].
    [[nodiscard]] std::int64_t allowed() const { return allowed_; }
    [[nodiscard]] std::int64_t used() const { return used_; }

  private:
    [[nodiscard]] std::int64_t own_left() const { return taken_ < allowance_ ? allowance_ - taken_ : 0; }
    [[nodiscard]] std::int64_t left() const { return own_left() + carried_left_; }
    /// Nobody has taken of today's own allowance, nor did a day before, and there is one.
    [[nodiscard]] bool is_whole() const { return taken_ == 0 && allowance_ > 0; }

    std::optional<QuotaRule> rule_;
    std::uint32_t place_ = 0;
    std::int64_t allowance_ = 0;         ///< today's own
    std::int64_t taken_ = 0;             ///< of today's own
    std::vector<std::int64_t> carried_;  ///< what is left of the days before, the oldest first; at most carry_days
    std::int64_t carried_left_ = 0;      ///< their sum
    std::int64_t owed_ = 0;              ///< of the days to come, by a party larger than a day's allowance
    std::int64_t allowed_ = 0, used_ = 0;
};

}  // namespace umbral::people
