#pragma once
// What one replication leaves behind: plain values, no live objects. The study stores it, the analysis reads it.

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/time.hpp"
#include "people/measures.hpp"
#include "response/log.hpp"

namespace umbral::engine {

/// What a value is about: a few (dimension, id) pairs in fixed order; none means everything.
/// Dimensions: site, station, pool, room, profile, country, route, fleet, item, limit, need, outcome, cause, agency,
/// channel, level, measure, line, price.
struct Scope {
    std::vector<std::pair<std::string, std::string>> parts;
    friend auto operator<=>(const Scope&, const Scope&) = default;
};
/// "site:CR-PCA,profile:family"; "all" for the empty scope.
[[nodiscard]] std::string to_text(const Scope& scope);
/// The reverse; nothing when the text is not of that form or names an unknown dimension.
[[nodiscard]] std::optional<Scope> parse_scope(const std::string& text);

/// One number of one replication. The unit and definition are the catalogue's (scenario/indicator_catalogue.hpp).
struct IndicatorValue {
    std::string name;  ///< "wait_h"
    std::string stat;  ///< mean, p50, p90, p95, p99, peak, min, total, fraction, count
    Scope scope;
    std::optional<double> value;  ///< empty where it is not defined (an empty set, a censored quantile); never NaN
};

/// A value at every hour of the measured window, starting at its first hour.
struct HourlySeries {
    std::string name;  ///< present_, queue_, waiting_, stranded_persons; arrived_persons in the hour that begins;
                       ///< spent_usd; picture_age_h
    Scope scope;       ///< a site; a budget line; an agency
    std::vector<std::int32_t> values;  ///< [persons], [USD], [h]                      (hours)
};

/// Why people waited: each instant of waiting is charged to exactly one cause.
using WaitCause = people::Cause;
inline constexpr std::size_t wait_cause_count = people::cause_count;
[[nodiscard]] const char* name_of(WaitCause cause);

struct WaitShare {
    std::string site;
    int week = 0;  ///< whole weeks since the measured window's start
    WaitCause cause = WaitCause::closed;
    double waiting_person_h = 0;  ///< [person-hours]
};

/// Something that happened once: a threshold crossed, a measure in effect, a route closed.
using Event = response::Event;

enum class EndReason : std::uint8_t { finished, crashed, cancelled };

struct ReplicationRecord {
    std::string plan;
    std::uint32_t replication = 0;  ///< 0, 1, ...
    std::uint64_t seed = 0;         ///< the study's
    EndReason end = EndReason::finished;
    std::string message;                     ///< for crashed: what is known
    std::vector<IndicatorValue> indicators;  ///< in a fixed order, the same in every replication of a study
    std::vector<HourlySeries> series;
    std::vector<WaitShare> waits;
    std::vector<Event> events;
    // Provenance: about the machine, not the result; left out of the hash.
    double cpu_s = 0;
    std::uint64_t services = 0;  ///< service starts in all, for rates
    std::uint64_t parties = 0;
};

/// SHA-256 over plan, replication, indicators, series, waits and events: the same bytes, the same history.
[[nodiscard]] std::string result_hash(const ReplicationRecord& record);

}  // namespace umbral::engine
