#include "study/schema.hpp"

#include "study/format_1.hpp"

namespace umbral::study {

const char* const schema_sql = R"sql(
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
    uncertain      INTEGER NOT NULL,  -- of them, with a spread
    header_hash    TEXT NOT NULL      -- SHA-256 of this row and of setting, site, observed and wait_cause
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
    uncertain      INTEGER NOT NULL,
    row_hash       TEXT NOT NULL      -- SHA-256 of all of them but plan_no
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
    indicators_hash TEXT NOT NULL,    -- of its indicator_value: SHA-256, as are the others
    series_hash    TEXT NOT NULL,     -- of its hourly_series
    waits_hash     TEXT NOT NULL,     -- of its wait_share
    events_hash    TEXT NOT NULL,     -- of its event
    row_hash       TEXT NOT NULL,     -- of this row
    PRIMARY KEY (plan_no, replication)
) STRICT, WITHOUT ROWID;

CREATE TABLE indicator (              -- what a value is about, written once
    indicator_no   INTEGER PRIMARY KEY,
    name           TEXT NOT NULL,
    stat           TEXT NOT NULL,
    scope          TEXT NOT NULL,     -- 'all' or 'site:ID,profile:ID'
    unit           TEXT NOT NULL,
    row_hash       TEXT NOT NULL,     -- SHA-256 of name, stat, scope and unit, the first 16 digits
    UNIQUE (name, stat, scope)
) STRICT;

CREATE TABLE indicator_value (
    plan_no        INTEGER NOT NULL,
    replication    INTEGER NOT NULL,
    ordinal        INTEGER NOT NULL,  -- in the record's order
    indicator_no   INTEGER NOT NULL REFERENCES indicator,
    value          REAL,              -- NULL where it is not defined
    PRIMARY KEY (plan_no, replication, ordinal),
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

const char* schema_sql_of(int version) { return version == 1 ? schema_1_sql : schema_sql; }

}  // namespace umbral::study
