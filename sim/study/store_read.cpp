#include <algorithm>
#include <map>
#include <tuple>

#include "base/check.hpp"
#include "scenario/indicator_catalogue.hpp"
#include "study/connection.hpp"
#include "study/series_blob.hpp"
#include "study/store.hpp"

namespace umbral::study {
namespace {

using engine::Scope;

Scope scope_of(const std::string& text, const std::string& file) {
    auto scope = engine::parse_scope(text);
    if (!scope) throw InputError(damaged(file, text));
    return *scope;
}

std::vector<std::int32_t> values_of(const SQLite::Column& data, std::int64_t hours, const std::string& file) {
    const std::string_view blob{static_cast<const char*>(data.getBlob()), static_cast<std::size_t>(data.getBytes())};
    auto values = hours < 0 ? std::nullopt : unpack_series(blob, static_cast<std::size_t>(hours));
    if (!values) throw InputError(damaged(file, "hourly_series"));
    return *std::move(values);
}

/// Where an indicator stands in every listing, whatever the order in which replications finished.
class ListingOrder {
  public:
    explicit ListingOrder(const Header& header) {
        for (std::size_t i = 0; i < header.sites.size(); ++i) site_rank_[header.sites[i].id] = i;
        const auto& catalogue = scenario::indicator_catalogue();
        for (std::size_t i = 0; i < catalogue.size(); ++i) name_rank_[std::string{catalogue[i].name}] = i;
    }

    using ScopeKey = std::vector<std::tuple<std::string, std::size_t, std::string>>;
    using Key = std::tuple<std::size_t, std::string, std::size_t, std::string, ScopeKey>;

    [[nodiscard]] Key key(const IndicatorSample& sample) const {
        return {rank(name_rank_, sample.name), sample.name, stat_rank(sample), sample.stat, scope_key(sample.scope)};
    }

  private:
    using Ranks = std::map<std::string, std::size_t>;
    static std::size_t rank(const Ranks& ranks, const std::string& id) {
        const auto found = ranks.find(id);
        return found == ranks.end() ? ranks.size() : found->second;
    }
    static std::size_t stat_rank(const IndicatorSample& sample) {
        const auto* definition = scenario::find_indicator(sample.name);
        if (definition == nullptr) return 0;
        const auto& stats = definition->stats;
        return static_cast<std::size_t>(std::find(stats.begin(), stats.end(), sample.stat) - stats.begin());
    }
    [[nodiscard]] ScopeKey scope_key(const Scope& scope) const {
        ScopeKey key;
        for (const auto& [dimension, id] : scope.parts) {
            key.emplace_back(dimension, dimension == "site" ? rank(site_rank_, id) : 0, id);
        }
        return key;
    }

    Ranks site_rank_;
    Ranks name_rank_;
};

void read_values(Connection& connection, std::int64_t plan, std::int64_t replication,
                 engine::ReplicationRecord& record) {
    SQLite::Statement row(connection.database,
                          "SELECT name, stat, scope, value FROM indicator_value JOIN indicator USING (indicator_no)"
                          " WHERE plan_no = ? AND replication = ? ORDER BY indicator_no");
    SQLite::bind(row, plan, replication);
    while (row.executeStep()) {
        engine::IndicatorValue value{row.getColumn(0), row.getColumn(1), scope_of(row.getColumn(2), connection.name),
                                     std::nullopt};
        if (!row.getColumn(3).isNull()) value.value = row.getColumn(3).getDouble();
        record.indicators.push_back(std::move(value));
    }
}

void read_series(Connection& connection, std::int64_t plan, std::int64_t replication,
                 engine::ReplicationRecord& record) {
    SQLite::Statement row(
        connection.database,
        "SELECT name, scope, hours, data FROM hourly_series WHERE plan_no = ? AND replication = ? ORDER BY ordinal");
    SQLite::bind(row, plan, replication);
    while (row.executeStep()) {
        record.series.push_back({row.getColumn(0), scope_of(row.getColumn(1), connection.name),
                                 values_of(row.getColumn(3), row.getColumn(2).getInt64(), connection.name)});
    }
}

engine::WaitCause cause_of(int number, const std::string& file) {
    if (number < 0 || static_cast<std::size_t>(number) >= engine::wait_cause_count)
        throw InputError(damaged(file, "wait_share"));
    return static_cast<engine::WaitCause>(number);
}

void read_waits(Connection& connection, std::int64_t plan, std::int64_t replication,
                engine::ReplicationRecord& record) {
    SQLite::Statement row(connection.database,
                          "SELECT site.id, week, cause, waiting_person_h FROM wait_share JOIN site USING (site_no)"
                          " WHERE plan_no = ? AND replication = ? ORDER BY site_no, week, cause");
    SQLite::bind(row, plan, replication);
    while (row.executeStep()) {
        record.waits.push_back({row.getColumn(0), row.getColumn(1).getInt(),
                                cause_of(row.getColumn(2).getInt(), connection.name), row.getColumn(3).getDouble()});
    }
}

void read_events(Connection& connection, std::int64_t plan, std::int64_t replication,
                 engine::ReplicationRecord& record) {
    SQLite::Statement row(connection.database,
                          "SELECT time_us, kind, subject, agency, detail FROM event WHERE plan_no = ? AND replication "
                          "= ? ORDER BY ordinal");
    SQLite::bind(row, plan, replication);
    while (row.executeStep()) {
        record.events.push_back(
            {row.getColumn(0).getInt64(), row.getColumn(1), row.getColumn(2), row.getColumn(3), row.getColumn(4)});
    }
}

/// Position of each finished replication of a plan in its samples.
std::map<std::int64_t, std::size_t> finished_positions(SQLite::Database& database, std::int64_t plan) {
    std::map<std::int64_t, std::size_t> positions;
    SQLite::Statement row(
        database,
        "SELECT replication FROM replication WHERE plan_no = ? AND end_reason = 'finished' ORDER BY replication");
    row.bind(1, plan);
    while (row.executeStep()) positions.emplace(row.getColumn(0).getInt64(), positions.size());
    return positions;
}

}  // namespace

std::vector<PlanLabel> Store::plans() const {
    return readable(connection_->name, [&] {
        std::vector<PlanLabel> plans;
        SQLite::Statement row(connection_->database,
                              "SELECT id, title_en, title_es, hash, inputs_json, input_values, assumptions, uncertain "
                              "FROM plan ORDER BY plan_no");
        while (row.executeStep()) {
            plans.push_back({row.getColumn(0),
                             {row.getColumn(1), row.getColumn(2)},
                             row.getColumn(3),
                             row.getColumn(4),
                             {row.getColumn(5).getInt(), row.getColumn(6).getInt(), row.getColumn(7).getInt()}});
        }
        return plans;
    });
}

std::vector<ReplicationStatus> Store::replications(const std::string& plan) const {
    return readable(connection_->name, [&] {
        std::vector<ReplicationStatus> all;
        SQLite::Statement row(
            connection_->database,
            "SELECT replication, end_reason, message, result_hash, cpu_s, services, parties FROM replication"
            " WHERE plan_no = ? ORDER BY replication");
        row.bind(1, connection_->find_plan(plan));
        while (row.executeStep()) {
            all.push_back(
                {row.getColumn(0).getUInt(),
                 row.getColumn(1).getString() == "finished" ? engine::EndReason::finished : engine::EndReason::crashed,
                 row.getColumn(2), row.getColumn(3), row.getColumn(4).getDouble(),
                 static_cast<std::uint64_t>(row.getColumn(5).getInt64()),
                 static_cast<std::uint64_t>(row.getColumn(6).getInt64())});
        }
        return all;
    });
}

engine::ReplicationRecord Store::record(const std::string& plan, std::uint32_t replication) const {
    return readable(connection_->name, [&] {
        const std::int64_t plan_no = connection_->find_plan(plan);
        SQLite::Statement row(connection_->database,
                              "SELECT cpu_s, services, parties FROM replication WHERE plan_no = ? AND replication = ?");
        SQLite::bind(row, plan_no, replication);
        UMBRAL_CHECK(row.executeStep());
        engine::ReplicationRecord record;
        record.plan = plan;
        record.replication = replication;
        record.seed = connection_->header.seed;
        record.cpu_s = row.getColumn(0).getDouble();
        record.services = static_cast<std::uint64_t>(row.getColumn(1).getInt64());
        record.parties = static_cast<std::uint64_t>(row.getColumn(2).getInt64());
        read_values(*connection_, plan_no, replication, record);
        read_series(*connection_, plan_no, replication, record);
        read_waits(*connection_, plan_no, replication, record);
        read_events(*connection_, plan_no, replication, record);
        return record;
    });
}

std::vector<engine::Event> Store::events(const std::string& plan, std::uint32_t replication) const {
    return readable(connection_->name, [&] {
        engine::ReplicationRecord record;
        read_events(*connection_, connection_->find_plan(plan), replication, record);
        return std::move(record.events);
    });
}

std::vector<IndicatorSample> Store::indicators(const std::string& plan) const {
    return readable(connection_->name, [&] {
        const std::int64_t plan_no = connection_->find_plan(plan);
        const auto positions = finished_positions(connection_->database, plan_no);
        std::map<std::int64_t, IndicatorSample> by_number;
        for (SQLite::Statement row(connection_->database,
                                   "SELECT indicator_no, name, stat, scope, unit FROM indicator");
             row.executeStep();) {
            by_number[row.getColumn(0).getInt64()] = {row.getColumn(1),
                                                      row.getColumn(2),
                                                      scope_of(row.getColumn(3), connection_->name),
                                                      row.getColumn(4),
                                                      {}};
        }
        SQLite::Statement row(connection_->database,
                              "SELECT replication, indicator_no, value FROM indicator_value WHERE plan_no = ?");
        row.bind(1, plan_no);
        while (row.executeStep()) {
            auto& values = by_number[row.getColumn(1).getInt64()].values;
            values.resize(positions.size());
            const auto position = positions.find(row.getColumn(0).getInt64());
            if (position != positions.end() && !row.getColumn(2).isNull())
                values[position->second] = row.getColumn(2).getDouble();
        }
        const ListingOrder order(connection_->header);
        std::map<ListingOrder::Key, IndicatorSample> ordered;
        for (auto& [number, sample] : by_number) {
            if (!sample.values.empty()) ordered.emplace(order.key(sample), std::move(sample));
        }
        std::vector<IndicatorSample> samples;
        samples.reserve(ordered.size());
        for (auto& [key, sample] : ordered) samples.push_back(std::move(sample));
        return samples;
    });
}

std::vector<HistoryValue> Store::values(const std::string& plan, const std::string& name, const std::string& stat,
                                        const engine::Scope& scope, std::uint32_t replications) const {
    return readable(connection_->name, [&] {
        SQLite::Statement row(
            connection_->database,
            "SELECT replication, value FROM indicator_value JOIN indicator USING (indicator_no)"
            " WHERE plan_no = ? AND name = ? AND stat = ? AND scope = ? AND replication < ? ORDER BY replication");
        SQLite::bind(row, connection_->find_plan(plan), name, stat, to_text(scope), replications);
        std::vector<HistoryValue> values;
        while (row.executeStep()) {
            values.push_back({row.getColumn(0).getUInt(), std::nullopt});
            if (!row.getColumn(1).isNull()) values.back().value = row.getColumn(1).getDouble();
        }
        return values;
    });
}

std::vector<SeriesSample> Store::series(const std::string& plan) const {
    return readable(connection_->name, [&] {
        const std::int64_t plan_no = connection_->find_plan(plan);
        std::vector<SeriesSample> samples;
        std::map<std::pair<std::string, std::string>, std::size_t> index_of;
        SQLite::Statement row(
            connection_->database,
            "SELECT name, scope, hours, data FROM hourly_series WHERE plan_no = ? ORDER BY replication, ordinal");
        row.bind(1, plan_no);
        while (row.executeStep()) {
            const auto [index, is_new] = index_of.try_emplace({row.getColumn(0), row.getColumn(1)}, samples.size());
            if (is_new) samples.push_back({row.getColumn(0), scope_of(row.getColumn(1), connection_->name), {}});
            samples[index->second].values.push_back(
                values_of(row.getColumn(3), row.getColumn(2).getInt64(), connection_->name));
        }
        return samples;
    });
}

std::vector<engine::WaitShare> Store::mean_waits(const std::string& plan) const {
    return readable(connection_->name, [&] {
        const std::int64_t plan_no = connection_->find_plan(plan);
        const auto histories = static_cast<double>(finished_positions(connection_->database, plan_no).size());
        std::vector<engine::WaitShare> means;
        // Added up here in the order of replications, so that the sum never depends on who finished first.
        SQLite::Statement row(connection_->database,
                              "SELECT site.id, week, cause, waiting_person_h FROM wait_share JOIN site USING (site_no)"
                              " WHERE plan_no = ? ORDER BY site_no, week, cause, replication");
        row.bind(1, plan_no);
        while (row.executeStep()) {
            engine::WaitShare share{row.getColumn(0), row.getColumn(1).getInt(),
                                    cause_of(row.getColumn(2).getInt(), connection_->name), 0};
            const bool same = !means.empty() && means.back().site == share.site && means.back().week == share.week &&
                              means.back().cause == share.cause;
            if (!same) means.push_back(share);
            means.back().waiting_person_h += row.getColumn(3).getDouble() / histories;
        }
        return means;
    });
}

}  // namespace umbral::study
