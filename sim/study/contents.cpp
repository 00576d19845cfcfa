#include "study/contents.hpp"

#include <algorithm>
#include <limits>

#include "base/bytes.hpp"
#include "base/check.hpp"
#include "base/text.hpp"
#include "study/format_1.hpp"
#include "study/series_blob.hpp"

namespace umbral::study {
namespace {

constexpr std::array<const char*, 4> tables_of_parts{"indicator_value", "hourly_series", "wait_share", "event"};

/// Lets go of what a statement has read, however the reading ends.
struct Rewound {
    SQLite::Statement& statement;
    explicit Rewound(SQLite::Statement& read) : statement(read) {}
    ~Rewound() { statement.tryReset(); }
    Rewound(const Rewound&) = delete;
    Rewound& operator=(const Rewound&) = delete;
};

std::optional<std::uint32_t> number_of(std::int64_t number) {
    if (number < 0 || number > std::numeric_limits<std::uint32_t>::max()) return std::nullopt;
    return static_cast<std::uint32_t>(number);
}

}  // namespace

std::string row_hash_of(const std::string& plan, const ReplicationStatus& status, const engine::PartHashes& parts) {
    ByteWriter out;
    out.text(plan);
    out.number(status.replication);
    out.byte(status.end == Ending::finished ? 1 : 0);
    for (const auto* text :
         {&status.message, &status.result_hash, &parts.indicators, &parts.series, &parts.waits, &parts.events})
        out.text(*text);
    out.real(status.cpu_s);
    out.number(status.services);
    out.number(status.parties);
    return sha256_hex(out.bytes());
}

const std::string& Contents::id_of(std::int64_t plan) const {
    const auto found = std::find_if(connection_.plans.begin(), connection_.plans.end(),
                                    [&](const auto& known) { return known.first == plan; });
    UMBRAL_CHECK(found != connection_.plans.end());
    return found->second.id;
}

void Contents::damage(const Key& key, Part part) {
    damages_.try_emplace(key, Damage{id_of(key.first), key.second, part});
    const auto plan = plans_.find(key.first);
    if (plan == plans_.end()) return;
    for (ReplicationStatus& status : plan->second) {
        if (status.replication == key.second) status.end = Ending::damaged;
    }
}

void Contents::added(std::int64_t plan, std::uint32_t replication) {
    const Key key{plan, replication};
    damages_.erase(key);
    checked_[key].sound.fill(true);
    plans_.erase(plan);
}

// Which replications there are.

const std::vector<ReplicationStatus>& Contents::replications(std::int64_t plan) {
    if (!plans_.contains(plan)) load(plan);
    return plans_[plan];
}

void Contents::load(std::int64_t plan) {
    plans_[plan].clear();
    if (plan == 0) return;
    SQLite::Statement row(
        connection_.database,
        std::string("SELECT replication, end_reason, message, result_hash, cpu_s, services, parties, ") +
            (connection_.format == 1 ? "'', '', '', '', ''"
                                     : "indicators_hash, series_hash, waits_hash, events_hash, row_hash") +
            " FROM replication WHERE plan_no = ? ORDER BY replication");
    row.bind(1, plan);
    while (row.executeStep()) take_status({plan, row.getColumn(0).getInt64()}, row);
    for (const char* table : tables_of_parts) find_strays(plan, table);
    for (ReplicationStatus& status : plans_[plan]) {
        if (damages_.contains({plan, status.replication})) status.end = Ending::damaged;
    }
}

void Contents::take_status(const Key& key, SQLite::Statement& row) {
    const auto number = number_of(key.second);
    if (!number) return damage(key, Part::status);
    const std::string end = row.getColumn(1).getString();
    ReplicationStatus status{*number,
                             end == "finished" ? Ending::finished : Ending::crashed,
                             row.getColumn(2),
                             row.getColumn(3),
                             row.getColumn(4).getDouble(),
                             static_cast<std::uint64_t>(row.getColumn(5).getInt64()),
                             static_cast<std::uint64_t>(row.getColumn(6).getInt64())};
    Checked& checked = checked_[key];
    checked.result_hash = status.result_hash;
    checked.expected = {row.getColumn(7), row.getColumn(8), row.getColumn(9), row.getColumn(10)};
    const bool known_end = end == "finished" || end == "crashed";
    const bool sound = connection_.format == 1 ||
                       row.getColumn(11).getString() == row_hash_of(id_of(key.first), status, checked.expected);
    plans_[key.first].push_back(std::move(status));
    if (!known_end || !sound) damage(key, Part::status);
}

/// Rows of a part whose replication is not listed: from one number to the next, without reading all rows.
void Contents::find_strays(std::int64_t plan, const std::string& table) {
    const auto& all = plans_[plan];
    const auto is_listed = [&](std::int64_t number) {
        const auto found = std::lower_bound(all.begin(), all.end(), number,
                                            [](const auto& status, std::int64_t n) { return status.replication < n; });
        return found != all.end() && found->replication == number;
    };
    try {
        SQLite::Statement next(
            connection_.database,
            "SELECT replication FROM " + table + " WHERE plan_no = ? AND replication > ? ORDER BY replication LIMIT 1");
        next.bind(1, plan);
        for (std::int64_t last = std::numeric_limits<std::int64_t>::min();;) {
            next.bind(2, last);
            if (!next.executeStep()) return;
            const std::int64_t number = next.getColumn(0).getInt64();
            next.reset();
            if (!is_listed(number)) damage({plan, number}, Part::status);
            if (number <= last) return;  // no number at all
            last = number;
        }
    } catch (const SQLite::Exception& error) {
        if (!means_damage(error)) throw;  // else told where the rows are read
    }
}

// What one replication left.

template <class Read>
auto Contents::checked(Part part, const Key& key, Read read) -> std::optional<decltype(read().first)> {
    if (damages_.contains(key) || (connection_.format == 1 && !is_whole(key))) return std::nullopt;
    Checked& known = checked_[key];
    const std::array<const std::string*, part_count> expected{
        nullptr, &known.expected.indicators, &known.expected.series, &known.expected.waits, &known.expected.events};
    const auto index = static_cast<std::size_t>(part);
    try {
        auto [content, hash] = read();
        if (known.sound.at(index) || hash == *expected.at(index)) {
            known.sound.at(index) = true;
            return std::move(content);
        }
    } catch (const BrokenRow&) {  // NOLINT(bugprone-empty-catch): told below
    } catch (const SQLite::Exception& error) {
        if (!means_damage(error)) throw;
    }
    damage(key, part);
    return std::nullopt;
}

std::optional<std::vector<ListedValue>> Contents::values(std::int64_t plan, std::uint32_t replication) {
    return checked(Part::indicators, {plan, replication}, [&] { return read_values({plan, replication}); });
}

std::optional<std::vector<engine::HourlySeries>> Contents::series(std::int64_t plan, std::uint32_t replication) {
    return checked(Part::series, {plan, replication}, [&] { return read_series({plan, replication}); });
}

std::optional<std::vector<engine::WaitShare>> Contents::waits(std::int64_t plan, std::uint32_t replication) {
    return checked(Part::waits, {plan, replication}, [&] { return read_waits({plan, replication}); });
}

std::optional<std::vector<engine::Event>> Contents::events(std::int64_t plan, std::uint32_t replication) {
    return checked(Part::events, {plan, replication}, [&] { return read_events({plan, replication}); });
}

SQLite::Statement& Contents::statement(Part part, const Key& key, const char* sql) {
    auto& made = statements_.at(static_cast<std::size_t>(part));
    if (!made) made = std::make_unique<SQLite::Statement>(connection_.database, sql);
    made->bind(1, key.first);
    made->bind(2, key.second);
    return *made;
}

std::pair<std::vector<ListedValue>, std::string> Contents::read_values(const Key& key) {
    SQLite::Statement& row = statement(
        Part::indicators, key,
        connection_.format == 1
            ? "SELECT indicator_no, value FROM indicator_value WHERE plan_no = ? AND replication = ? ORDER BY "
              "indicator_no"
            : "SELECT indicator_no, value FROM indicator_value WHERE plan_no = ? AND replication = ? ORDER BY ordinal");
    const Rewound rewound(row);
    std::vector<ListedValue> values;
    values.reserve(connection_.indicators.size());
    engine::IndicatorsHash hash;
    while (row.executeStep()) {
        const auto position = connection_.indicator_positions.find(row.getColumn(0).getInt64());
        if (position == connection_.indicator_positions.end()) throw BrokenRow{};
        values.emplace_back(position->second, std::nullopt);
        if (!row.getColumn(1).isNull()) values.back().second = row.getColumn(1).getDouble();
        hash.add(connection_.indicators[position->second].key, values.back().second);
    }
    return {std::move(values), hash.finish()};
}

std::pair<std::vector<engine::HourlySeries>, std::string> Contents::read_series(const Key& key) {
    // No series is longer than the window, whatever a row claims.
    const auto longest = static_cast<std::int64_t>(24 * connection_.header.days) + 25;
    SQLite::Statement& row = statement(Part::series, key,
                                       "SELECT name, scope, hours, data FROM hourly_series"
                                       " WHERE plan_no = ? AND replication = ? ORDER BY ordinal");
    const Rewound rewound(row);
    std::vector<engine::HourlySeries> all;
    engine::SeriesHash hash;
    while (row.executeStep()) {
        const std::string scope = row.getColumn(1);
        const std::int64_t hours = row.getColumn(2).getInt64();
        const auto data = row.getColumn(3);
        const std::string_view blob{static_cast<const char*>(data.getBlob()),
                                    static_cast<std::size_t>(data.getBytes())};
        auto parsed = engine::parse_scope(scope);
        auto unpacked =
            hours < 0 || hours > longest ? std::nullopt : unpack_series(blob, static_cast<std::size_t>(hours));
        if (!parsed || !unpacked) throw BrokenRow{};
        all.push_back({row.getColumn(0), *std::move(parsed), std::move(unpacked->values)});
        hash.add(all.back().name, scope, static_cast<std::uint64_t>(hours), unpacked->differences);
    }
    return {std::move(all), hash.finish()};
}

std::pair<std::vector<engine::WaitShare>, std::string> Contents::read_waits(const Key& key) {
    SQLite::Statement& row = statement(Part::waits, key,
                                       "SELECT site_no, week, cause, waiting_person_h FROM wait_share"
                                       " WHERE plan_no = ? AND replication = ? ORDER BY site_no, week, cause");
    const Rewound rewound(row);
    std::vector<engine::WaitShare> waits;
    while (row.executeStep()) {
        const auto site = connection_.site_ids.find(row.getColumn(0).getInt64());
        const auto cause = connection_.causes.find(row.getColumn(2).getInt64());
        if (site == connection_.site_ids.end() || cause == connection_.causes.end()) throw BrokenRow{};
        waits.push_back({site->second, row.getColumn(1).getInt(), cause->second, row.getColumn(3).getDouble()});
    }
    std::string hash = engine::hash_waits(waits);
    return {std::move(waits), std::move(hash)};
}

std::pair<std::vector<engine::Event>, std::string> Contents::read_events(const Key& key) {
    SQLite::Statement& row = statement(Part::events, key,
                                       "SELECT time_us, kind, subject, agency, detail FROM event"
                                       " WHERE plan_no = ? AND replication = ? ORDER BY ordinal");
    const Rewound rewound(row);
    std::vector<engine::Event> events;
    while (row.executeStep()) {
        events.push_back(
            {row.getColumn(0).getInt64(), row.getColumn(1), row.getColumn(2), row.getColumn(3), row.getColumn(4)});
    }
    std::string hash = engine::hash_events(events);
    return {std::move(events), std::move(hash)};
}

// Format 1 has one hash over everything, and that in an order which the numbers of indicators have only for the plan
// that was stored first.

bool Contents::is_whole(const Key& key) {
    Checked& known = checked_[key];
    if (known.sound.front()) return true;
    engine::ReplicationRecord record;
    try {
        record.plan = id_of(key.first);
        record.replication = number_of(key.second).value();
        for (const auto& [position, value] : read_values(key).first) {
            const ListedIndicator& listed = connection_.indicators[position];
            const auto scope = engine::parse_scope(listed.scope);
            if (!scope) throw BrokenRow{};
            record.indicators.push_back({listed.name, listed.stat, *scope, value});
        }
        record.series = read_series(key).first;
        record.waits = read_waits(key).first;
        record.events = read_events(key).first;
        CauseNumbers numbers;
        for (const auto& [number, cause] : connection_.causes) numbers[cause] = static_cast<std::uint64_t>(number);
        known.sound.fill(result_hash_1(record, numbers) == known.result_hash);
        if (known.sound.front()) {
            ordered_[key.first] = true;
            return true;
        }
        if (!numbers_are_in_order(key.first)) {
            beyond_check_.insert(key);
            known.sound.fill(true);
            return true;
        }
    } catch (const BrokenRow&) {  // NOLINT(bugprone-empty-catch): told below
    } catch (const SQLite::Exception& error) {
        if (!means_damage(error)) throw;
    }
    damage(key, Part::status);
    return false;
}

bool Contents::numbers_are_in_order(std::int64_t plan) {
    const auto known = ordered_.find(plan);
    if (known != ordered_.end()) return known->second;
    SQLite::Statement numbers(
        connection_.database,
        "SELECT count(DISTINCT indicator_no), max(indicator_no) FROM indicator_value WHERE plan_no = ?");
    numbers.bind(1, plan);
    numbers.executeStep();
    return ordered_[plan] = numbers.getColumn(0).getInt64() == numbers.getColumn(1).getInt64();
}

// All of it.

void Contents::check_all() {
    for (const auto& [plan, label] : connection_.plans) {
        const std::vector<ReplicationStatus> all = replications(plan);
        for (const ReplicationStatus& status : all) {
            if (status.end != Ending::finished) continue;
            const auto& sound = checked_[{plan, status.replication}].sound;
            if (std::find(sound.begin() + 1, sound.end(), false) == sound.end()) continue;  // stored by this program
            (void)(values(plan, status.replication) && series(plan, status.replication) &&
                   waits(plan, status.replication) && events(plan, status.replication));
        }
    }
}

void Contents::check_values(std::int64_t plan, std::uint32_t replications) {
    for (const ReplicationStatus& status : std::vector<ReplicationStatus>(this->replications(plan))) {
        const bool wanted = status.end == Ending::finished && status.replication < replications;
        if (wanted && !checked_[{plan, status.replication}].sound.at(static_cast<std::size_t>(Part::indicators)))
            (void)values(plan, status.replication);
    }
}

std::vector<Damage> Contents::damages(std::int64_t plan) const {
    std::vector<Damage> all;
    for (const auto& [key, damage] : damages_) {
        if (key.first == plan) all.push_back(damage);
    }
    return all;
}

std::size_t Contents::damage_count() const { return damages_.size(); }

std::vector<std::uint32_t> Contents::beyond_check(std::int64_t plan) const {
    std::vector<std::uint32_t> numbers;
    for (const auto& [of_plan, replication] : beyond_check_) {
        if (of_plan == plan) numbers.push_back(static_cast<std::uint32_t>(replication));
    }
    return numbers;
}

}  // namespace umbral::study
