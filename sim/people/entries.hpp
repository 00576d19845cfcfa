#pragma once
// Where people enter: parties of one flow or batch, in order of time. A party's draws are addressed by (flow, local
// calendar day, ordinal), so it is the same party whatever happens to others and whenever the scenario starts.

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "base/random.hpp"
#include "people/model.hpp"
#include "people/party.hpp"

namespace umbral::people {

/// A draw made before it is needed, together with its neighbours': the words at `place`, for a first visit.
struct DrawAhead {
    static constexpr std::uint32_t nowhere = UINT32_MAX;
    std::uint32_t place = nowhere;
    std::array<std::uint32_t, 4> words{};
};

/// A group's last party is as large as what is left of the group.
[[nodiscard]] inline std::uint16_t size_within(std::uint16_t size, std::int64_t left) {
    return static_cast<std::uint16_t>(std::min<std::int64_t>(size, left));
}

/// A party about to enter.
struct Entrant {
    TimeUs at_us = never_us;
    std::uint32_t key_low = 0;
    std::uint32_t key_high = 0;
    ProfileId profile;
    std::uint16_t size = 1;
    DrawAhead service;  ///< its first, where everyone begins at the same station
};

/// Generates the parties of one flow or batch.
///
/// A flow is a Poisson process in operational time: spacings are exponential, keyed by ordinal, and a day ends where
/// its expected number of parties is used up; clock time follows from the day's hour profile. Over-dispersion
/// multiplies a day's expectation by a gamma draw of mean 1.
/// @source Cox & Lewis 1966 (time change); docs/model.md
class Entries {
  public:
    Entries(const Model& model, const Flow& flow, DrawKey key);
    Entries(const Model& model, const Batch& batch, DrawKey key);

    /// The party that enters next; at_us is never_us when there is none.
    [[nodiscard]] const Entrant& next() const { return ready_[at_]; }
    /// Moves on to the following party.
    void advance() {
        if (++at_ == ready_.size()) refill();
    }

  private:
    void refill();
    void begin_day(std::int64_t day);
    void add_run();
    [[nodiscard]] TimeUs clock_time_us(double used);
    void add_entrant(std::uint32_t ordinal, TimeUs at_us, std::uint32_t profile_word, std::uint32_t size_word);
    void add_services_ahead(std::uint32_t first_ordinal);
    void add_batch(const Batch& batch);

    const Model* model_ = nullptr;
    const Flow* flow_ = nullptr;  // none: a batch, all of it in `ready_`
    DrawKey key_;
    std::uint32_t number_ = 0;
    const Flow::Mix* mix_ = nullptr;
    std::vector<Entrant> ready_;  // parties made ahead, in order of time; ends with one that never comes for a batch
    std::size_t at_ = 0;
    // A flow's day under way.
    std::int64_t day_ = 0;
    std::uint32_t day_key_ = 0;  // the high word of its parties' keys; a batch's too
    std::uint32_t ordinal_ = 0;
    std::uint32_t keep_up_to_ = UINT32_MAX;
    std::uint32_t service_place_ = DrawAhead::nowhere;
    double expected_ = 0;  // parties of the day; below 0 after the last day
    double inverse_expected_ = 0;
    double used_ = 0;  // operational time used
    std::size_t hour_ = 0;
    TimeUs day_begin_us_ = 0;
    const DayHours* hours_ = nullptr;
    std::unique_ptr<DayHours> odd_hours_;  // of a day on which the clock is changed
};

}  // namespace umbral::people
