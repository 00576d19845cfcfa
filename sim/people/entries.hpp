#pragma once
// Where people enter: parties of one flow or batch, in order of time. A party's draws are addressed by (flow, local
// day, ordinal), so it is the same party whatever happens to others.

#include <cstdint>
#include <optional>
#include <vector>

#include "base/random.hpp"
#include "people/model.hpp"
#include "people/party.hpp"

namespace umbral::people {

/// A party about to enter.
struct Entrant {
    TimeUs at_us = never_us;
    std::uint32_t key_low = 0;
    std::uint32_t key_high = 0;
    ProfileId profile;
    std::uint16_t size = 1;
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

    [[nodiscard]] const Entrant& next() const { return next_; }
    /// Moves on to the following party; at_us is never_us when there is none.
    void advance();

  private:
    void begin_day(std::int64_t day);
    [[nodiscard]] TimeUs clock_time_us(double used);
    [[nodiscard]] Entrant entrant(std::uint32_t ordinal, TimeUs at_us, const std::array<std::uint32_t, 4>& words) const;
    [[nodiscard]] std::uint16_t size_of(ProfileId profile, std::uint32_t word) const;
    void fill_batch(const Batch& batch);

    const Model* model_ = nullptr;
    const Flow* flow_ = nullptr;
    DrawKey key_;
    std::uint32_t number_ = 0;
    const Flow::Mix* mix_ = nullptr;
    Entrant next_;
    // A flow's day under way.
    std::int64_t day_ = 0;
    std::uint32_t ordinal_ = 0;
    std::uint32_t keep_up_to_ = UINT32_MAX;
    double expected_ = 0;        ///< parties of the day
    double used_ = 0;            ///< operational time used
    std::size_t hour_ = 0;
    TimeUs day_begin_us_ = 0;
    double inverse_expected_ = 0;
    // A batch's parties, the next at the back.
    std::vector<Entrant> batch_;
};

}  // namespace umbral::people
