#include "study/format_1.hpp"

#include <bit>
#include <cstdint>
#include <string_view>

#include "base/text.hpp"

namespace umbral::study {
namespace {

/// Bytes in a fixed layout (little-endian, lengths before texts), so that a hash never depends on the machine.
class CanonicalBytes {
  public:
    void add(std::uint64_t number) {
        for (int shift = 0; shift < 64; shift += 8) bytes_.push_back(static_cast<char>((number >> shift) & 0xffu));
    }
    void add(std::int64_t number) { add(static_cast<std::uint64_t>(number)); }
    void add(double number) { add(std::bit_cast<std::uint64_t>(number)); }
    void add(std::string_view text) {
        add(std::uint64_t{text.size()});
        bytes_.append(text);
    }
    void add(const engine::Scope& scope) {
        add(std::uint64_t{scope.parts.size()});
        for (const auto& [dimension, id] : scope.parts) {
            add(std::string_view{dimension});
            add(std::string_view{id});
        }
    }
    [[nodiscard]] const std::string& bytes() const { return bytes_; }

  private:
    std::string bytes_;
};

void add_indicators(CanonicalBytes& out, const std::vector<engine::IndicatorValue>& indicators) {
    out.add(std::uint64_t{indicators.size()});
    for (const auto& indicator : indicators) {
        out.add(std::string_view{indicator.name});
        out.add(std::string_view{indicator.stat});
        out.add(indicator.scope);
        out.add(std::uint64_t{indicator.value.has_value()});
        out.add(indicator.value.value_or(0.0));
    }
}

void add_series(CanonicalBytes& out, const std::vector<engine::HourlySeries>& all_series) {
    out.add(std::uint64_t{all_series.size()});
    for (const auto& series : all_series) {
        out.add(std::string_view{series.name});
        out.add(series.scope);
        out.add(std::uint64_t{series.values.size()});
        for (const std::int32_t value : series.values) out.add(std::int64_t{value});
    }
}

void add_waits(CanonicalBytes& out, const std::vector<engine::WaitShare>& waits, const CauseNumbers& number_of) {
    out.add(std::uint64_t{waits.size()});
    for (const auto& wait : waits) {
        out.add(std::string_view{wait.site});
        out.add(std::int64_t{wait.week});
        out.add(number_of.at(wait.cause));
        out.add(wait.waiting_person_h);
    }
}

void add_events(CanonicalBytes& out, const std::vector<engine::Event>& events) {
    out.add(std::uint64_t{events.size()});
    for (const auto& event : events) {
        out.add(event.time_us);
        out.add(std::string_view{event.kind});
        out.add(std::string_view{event.subject});
        out.add(std::string_view{event.agency});
        out.add(std::string_view{event.detail});
    }
}

}  // namespace

std::string result_hash_1(const engine::ReplicationRecord& record, const CauseNumbers& number_of) {
    CanonicalBytes out;
    out.add(std::string_view{record.plan});
    out.add(std::uint64_t{record.replication});
    add_indicators(out, record.indicators);
    add_series(out, record.series);
    add_waits(out, record.waits, number_of);
    add_events(out, record.events);
    return sha256_hex(out.bytes());
}

const char* const schema_1_sql = R"sql(
CREATE TABLE study (
    only_row       INTEGER PRIMARY KEY CHECK (only_row = 1),
    scenario_id    TEXT NOT NULL,
    title_en       TEXT NOT NULL,
    title_es       TEXT NOT NULL,
    scenario_hash  TEXT NOT NULL,     -- SHA-256 of inputs_json
    inputs_json    TEXT NOT NULL,     -- canonical inputs
    start_date     TEXT NOT NULL,     -- YYYY-MM-DD, 00:00 in time_zone
    days           REAL NOT NULL,     -- simulated, warm-up included
    warm_up_days   REAL NOT NULL,     -- simulated and not measured
    time_zone      TEXT NOT NULL,
    seed           INTEGER NOT NULL,
    version        TEXT NOT NULL,     -- of the program
    commit_id      TEXT NOT NULL,
    input_values   INTEGER NOT NULL,  -- values the scenario gives
    assumptions    INTEGER NOT NULL,  -- of them, not sourced
    uncertain      INTEGER NOT NULL   -- of them, with a spread
) STRICT;

CREATE TABLE setting (                -- --set path=value, in order
    setting_no     INTEGER PRIMARY KEY,
    path           TEXT NOT NULL,
    value          TEXT NOT NULL
) STRICT;

CREATE TABLE plan (
    plan_no        INTEGER PRIMARY KEY,
    id             TEXT NOT NULL UNIQUE,   -- '' without a plan
    title_en       TEXT NOT NULL,
    title_es       TEXT NOT NULL,
    hash           TEXT NOT NULL,     -- SHA-256 of inputs_json
    inputs_json    TEXT NOT NULL,     -- the canonical plan
    input_values   INTEGER NOT NULL,
    assumptions    INTEGER NOT NULL,
    uncertain      INTEGER NOT NULL
) STRICT;

CREATE TABLE site (                   -- in the scenario's order
    site_no        INTEGER PRIMARY KEY,
    id             TEXT NOT NULL UNIQUE,
    name_en        TEXT NOT NULL,
    name_es        TEXT NOT NULL,
    country        TEXT NOT NULL
) STRICT;

CREATE TABLE observed (               -- reported figures, never inputs
    observed_no    INTEGER PRIMARY KEY,
    id             TEXT NOT NULL,
    indicator      TEXT NOT NULL,
    stat           TEXT NOT NULL,
    scope          TEXT NOT NULL,
    from_date      TEXT NOT NULL,
    to_date        TEXT NOT NULL,     -- inclusive
    value          REAL NOT NULL,
    unit           TEXT NOT NULL,
    source         TEXT NOT NULL
) STRICT;

CREATE TABLE replication (
    plan_no        INTEGER NOT NULL REFERENCES plan,
    replication    INTEGER NOT NULL,
    end_reason     TEXT NOT NULL CHECK (end_reason IN ('finished', 'crashed')),
    message        TEXT NOT NULL,     -- what is known about a crash
    result_hash    TEXT NOT NULL,     -- equal hashes: the same history
    cpu_s          REAL NOT NULL,
    services       INTEGER NOT NULL,  -- service starts
    parties        INTEGER NOT NULL,
    PRIMARY KEY (plan_no, replication)
) STRICT, WITHOUT ROWID;

CREATE TABLE indicator (              -- what a value is about, written once
    indicator_no   INTEGER PRIMARY KEY,
    name           TEXT NOT NULL,
    stat           TEXT NOT NULL,
    scope          TEXT NOT NULL,     -- 'all' or 'site:ID,profile:ID'
    unit           TEXT NOT NULL,
    UNIQUE (name, stat, scope)
) STRICT;

CREATE TABLE indicator_value (
    plan_no        INTEGER NOT NULL,
    replication    INTEGER NOT NULL,
    indicator_no   INTEGER NOT NULL REFERENCES indicator,
    value          REAL,              -- NULL where it is not defined
    PRIMARY KEY (plan_no, replication, indicator_no),
    FOREIGN KEY (plan_no, replication) REFERENCES replication
) STRICT, WITHOUT ROWID;

CREATE TABLE hourly_series (
    plan_no        INTEGER NOT NULL,
    replication    INTEGER NOT NULL,
    ordinal        INTEGER NOT NULL,  -- in the record's order
    name           TEXT NOT NULL,
    scope          TEXT NOT NULL,
    hours          INTEGER NOT NULL,  -- values, the first at the measured window's start
    data           BLOB NOT NULL,     -- zlib of zigzag LEB128 differences
    PRIMARY KEY (plan_no, replication, ordinal),
    FOREIGN KEY (plan_no, replication) REFERENCES replication
) STRICT;

CREATE TABLE wait_share (
    plan_no          INTEGER NOT NULL,
    replication      INTEGER NOT NULL,
    site_no          INTEGER NOT NULL REFERENCES site,
    week             INTEGER NOT NULL, -- whole weeks since the measured window's start
    cause            INTEGER NOT NULL REFERENCES wait_cause,
    waiting_person_h REAL NOT NULL,
    PRIMARY KEY (plan_no, replication, site_no, week, cause),
    FOREIGN KEY (plan_no, replication) REFERENCES replication
) STRICT, WITHOUT ROWID;

CREATE TABLE wait_cause (
    cause          INTEGER PRIMARY KEY,
    name           TEXT NOT NULL
) STRICT;

CREATE TABLE event (
    plan_no        INTEGER NOT NULL,
    replication    INTEGER NOT NULL,
    ordinal        INTEGER NOT NULL,
    time_us        INTEGER NOT NULL,  -- since the scenario's start
    kind           TEXT NOT NULL,
    subject        TEXT NOT NULL,     -- a level, measure, route, channel or budget line
    agency         TEXT NOT NULL,     -- who; empty: nobody in particular
    detail         TEXT NOT NULL,
    PRIMARY KEY (plan_no, replication, ordinal),
    FOREIGN KEY (plan_no, replication) REFERENCES replication
) STRICT, WITHOUT ROWID;

-- The same as planners ask for it: names instead of numbers.
CREATE VIEW results AS
    SELECT plan.id AS plan, replication, name, stat, scope, value, unit
    FROM indicator_value JOIN indicator USING (indicator_no) JOIN plan USING (plan_no);

CREATE VIEW waits AS
    SELECT plan.id AS plan, replication, site.id AS site, week, wait_cause.name AS cause, waiting_person_h
    FROM wait_share JOIN site USING (site_no) JOIN wait_cause USING (cause) JOIN plan USING (plan_no);
)sql";

}  // namespace umbral::study
