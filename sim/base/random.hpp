#pragma once
// Where chance enters: counter-based draws (Philox 4x32, ten rounds; Salmon et al. 2011). A draw is addressed by
// what it is for, never by how many came before it, so that the same party under another plan is the same person.

#include <Random123/philox.h>

#include <array>
#include <cstddef>
#include <cstdint>

namespace umbral {

/// What a draw is for. The values are part of the meaning of a seed: append, never renumber.
enum class Purpose : std::uint8_t {
    arrival = 1,     ///< spacing, thinning, profile and size of an arriving party
    day_rate = 2,    ///< over-dispersion of one local day of a stream
    party = 3,       ///< money, needs, remittance of a party
    service = 4,     ///< a party's service at a station, by visit
    branch = 5,      ///< the way a party takes after a pathway step, by visit
    patience = 6,    ///< how long a party waits at a site, by visit
    stay = 7,        ///< a party's stay at a site, by visit
    travel = 8,      ///< a party's own travel time on a route
    hazard = 9,      ///< what happens to a party on a route
    vehicle = 10,    ///< travel time of one departure of a fleet
    referral = 11,   ///< which referral a party takes, by visit
    parameter = 12,  ///< uncertain inputs, once per replication
    supply = 13,     ///< lead times of orders
    surge = 14,      ///< size and spread of a surge or batch
    message = 15,    ///< loss and handling of a message
    outage = 16,     ///< random outages of a channel
    initial = 17,    ///< people present at the start
    decision = 18,   ///< how long an agency deliberates
    directory = 19,  ///< whether a sender's entry for a contact is stale, and the search
    letter = 20,     ///< a letter's own key
    quota = 21,      ///< a quota's allowance of one local day
};

/// Identifies one random history: made from the study's seed and the replication's number.
struct DrawKey {
    std::uint32_t low = 0;
    std::uint32_t high = 0;
};

/// The key of one replication; distinct pairs give unrelated keys.
[[nodiscard]] inline DrawKey draw_key(std::uint64_t seed, std::uint32_t replication) {
    const r123::Philox4x32::ctr_type counter{
        {static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32), replication, 0x756d6272u}};
    const auto words = r123::Philox4x32()(counter, r123::Philox4x32::key_type{{0x616c2e31u, 0x6b657931u}});
    return {words[0], words[1]};
}

/// Where a draw lives under a key: the entity, and for which of its doings.
struct DrawAddress {
    Purpose purpose{};
    std::uint32_t entity_low = 0;   ///< for a party: its ordinal in the stream's day
    std::uint32_t entity_high = 0;  ///< for a party: stream and day
    std::uint32_t place = 0;        ///< site and station, route, or 0
    std::uint32_t visit = 0;        ///< which visit there, below 2^24
};

/// A calendar day in an address. Days are named by their date, never counted from a scenario's start, so that a start
/// on another day brings the same luck on the same dates.
/// @param epoch_day  days since 1970-01-01
[[nodiscard]] constexpr std::uint32_t day_word(std::int64_t epoch_day) { return static_cast<std::uint32_t>(epoch_day); }

/// Four independent words, each uniform on 0 .. 2^32 - 1. About 7 ns.
[[nodiscard]] inline std::array<std::uint32_t, 4> draw4(DrawKey key, const DrawAddress& at) {
    const std::uint32_t last = (static_cast<std::uint32_t>(at.purpose) << 24) | (at.visit & 0xffffffu);
    const r123::Philox4x32::ctr_type counter{{at.entity_low, at.entity_high, at.place, last}};
    const auto words = r123::Philox4x32()(counter, r123::Philox4x32::key_type{{key.low, key.high}});
    return {words[0], words[1], words[2], words[3]};
}

/// The words of `run_length` neighbours: the addresses with entity_low, entity_low + 1, ... Each the same as draw4
/// gives; together a fraction of the time, in vector code where the processor has 256-bit vectors.
inline constexpr std::size_t run_length = 16;
using DrawRun = std::array<std::array<std::uint32_t, run_length>, 4>;  ///< (words x neighbours)
void draw4_run(DrawKey key, const DrawAddress& first, DrawRun& out);

/// The open unit interval: the middle of the word's cell, never 0 or 1.
[[nodiscard]] inline double unit_interval(std::uint32_t word) { return (static_cast<double>(word) + 0.5) * 0x1p-32; }

}  // namespace umbral
