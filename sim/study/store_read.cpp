#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <map>
#include <tuple>

#include "base/check.hpp"
#include "base/i18n.hpp"
#include "scenario/indicator_catalogue.hpp"
#include "study/connection.hpp"
#include "study/contents.hpp"
#include "study/store.hpp"

namespace umbral::study {
namespace {

using engine::Scope;

/// Replications that a reader may go by, by number.
std::vector<std::uint32_t> finished_of(Contents& contents, std::int64_t plan) {
    std::vector<std::uint32_t> finished;
    for (const auto& status : contents.replications(plan)) {
        if (status.end == Ending::finished) finished.push_back(status.replication);
    }
    return finished;
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

    /// @param indicator  an IndicatorSample or an engine::IndicatorValue
    template <class Indicator>
    [[nodiscard]] Key key(const Indicator& indicator) const {
        return {rank(name_rank_, indicator.name), indicator.name, stat_rank(indicator.name, indicator.stat),
                indicator.stat, scope_key(indicator.scope)};
    }

  private:
    using Ranks = std::map<std::string, std::size_t>;
    static std::size_t rank(const Ranks& ranks, const std::string& id) {
        const auto found = ranks.find(id);
        return found == ranks.end() ? ranks.size() : found->second;
    }
    static std::size_t stat_rank(const std::string& name, const std::string& stat) {
        const auto* definition = scenario::find_indicator(name);
        if (definition == nullptr) return 0;
        const auto& stats = definition->stats;
        return static_cast<std::size_t>(std::find(stats.begin(), stats.end(), stat) - stats.begin());
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

/// Format 1 kept no order within a replication but that in which indicators came first in the whole study: a reader
/// gets one that depends on the replication alone.
void put_in_order(std::vector<engine::IndicatorValue>& indicators, const Header& header) {
    const ListingOrder order(header);
    std::map<ListingOrder::Key, engine::IndicatorValue> ordered;
    for (auto& indicator : indicators) ordered.emplace(order.key(indicator), std::move(indicator));
    indicators.clear();
    for (auto& [key, indicator] : ordered) indicators.push_back(std::move(indicator));
}

}  // namespace

std::vector<PlanLabel> Store::plans() const {
    std::vector<PlanLabel> plans;
    for (const auto& [number, plan] : connection_->plans) plans.push_back(plan);
    return plans;
}

std::vector<ReplicationStatus> Store::replications(const std::string& plan) const {
    return readable(*connection_, [&] { return contents_->replications(connection_->find_plan(plan)); });
}

std::optional<engine::ReplicationRecord> Store::find_record(const std::string& plan, std::uint32_t replication) const {
    return readable(*connection_, [&]() -> std::optional<engine::ReplicationRecord> {
        const std::int64_t plan_no = connection_->find_plan(plan);
        const auto& all = contents_->replications(plan_no);
        const auto status =
            std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.replication == replication; });
        UMBRAL_CHECK(status != all.end() && status->end != Ending::crashed);
        engine::ReplicationRecord record;
        record.plan = plan;
        record.replication = replication;
        record.seed = connection_->header.seed;
        record.cpu_s = status->cpu_s;
        record.services = status->services;
        record.parties = status->parties;
        auto values = contents_->values(plan_no, replication);
        auto series = contents_->series(plan_no, replication);
        auto waits = contents_->waits(plan_no, replication);
        auto events = contents_->events(plan_no, replication);
        if (!values || !series || !waits || !events) return std::nullopt;
        for (const auto& [position, value] : *values) {
            const ListedIndicator& listed = connection_->indicators[position];
            record.indicators.push_back({listed.name, listed.stat, engine::parse_scope(listed.scope).value(), value});
        }
        if (connection_->format == 1) put_in_order(record.indicators, connection_->header);
        record.series = *std::move(series);
        record.waits = *std::move(waits);
        record.events = *std::move(events);
        return record;
    });
}

engine::ReplicationRecord Store::record(const std::string& plan, std::uint32_t replication) const {
    auto record = find_record(plan, replication);
    if (record) return *std::move(record);
    throw InputError(damaged(connection_->name, fmt::format(fmt::runtime(tr("replication {}")), replication)));
}

std::vector<engine::Event> Store::events(const std::string& plan, std::uint32_t replication) const {
    return readable(*connection_, [&] {
        const std::int64_t plan_no = connection_->find_plan(plan);
        const auto finished = finished_of(*contents_, plan_no);
        const bool there = std::find(finished.begin(), finished.end(), replication) != finished.end();
        auto events = there ? contents_->events(plan_no, replication) : std::nullopt;
        return events ? *std::move(events) : std::vector<engine::Event>{};
    });
}

std::vector<IndicatorSample> Store::indicators(const std::string& plan) const {
    return readable(*connection_, [&] {
        const std::int64_t plan_no = connection_->find_plan(plan);
        std::vector<std::vector<ListedValue>> histories;
        for (const std::uint32_t replication : finished_of(*contents_, plan_no)) {
            if (auto values = contents_->values(plan_no, replication)) histories.push_back(*std::move(values));
        }
        std::vector<IndicatorSample> listed(connection_->indicators.size());
        for (std::size_t i = 0; i < histories.size(); ++i) {
            for (const auto& [position, value] : histories[i]) {
                listed[position].values.resize(histories.size());
                listed[position].values[i] = value;
            }
        }
        const ListingOrder order(connection_->header);
        std::map<ListingOrder::Key, IndicatorSample> ordered;
        for (std::size_t position = 0; position < listed.size(); ++position) {
            IndicatorSample& sample = listed[position];
            if (sample.values.empty()) continue;
            const ListedIndicator& indicator = connection_->indicators[position];
            sample.name = indicator.name;
            sample.stat = indicator.stat;
            sample.scope = engine::parse_scope(indicator.scope).value();
            sample.unit = indicator.unit;
            ordered.emplace(order.key(sample), std::move(sample));
        }
        std::vector<IndicatorSample> samples;
        samples.reserve(ordered.size());
        for (auto& [key, sample] : ordered) samples.push_back(std::move(sample));
        return samples;
    });
}

std::vector<HistoryValue> Store::values(const std::string& plan, const std::string& name, const std::string& stat,
                                        const engine::Scope& scope, std::uint32_t replications) const {
    return readable(*connection_, [&] {
        const std::int64_t plan_no = connection_->find_plan(plan);
        contents_->check_values(plan_no, replications);
        SQLite::Statement row(
            connection_->database,
            "SELECT replication, value FROM indicator_value JOIN indicator USING (indicator_no)"
            " WHERE plan_no = ? AND name = ? AND stat = ? AND scope = ? AND replication < ? ORDER BY replication");
        SQLite::bind(row, plan_no, name, stat, to_text(scope), replications);
        const auto finished = finished_of(*contents_, plan_no);
        std::vector<HistoryValue> values;
        while (row.executeStep()) {
            const std::int64_t number = row.getColumn(0).getInt64();
            if (!std::binary_search(finished.begin(), finished.end(), number)) continue;
            values.push_back({static_cast<std::uint32_t>(number), std::nullopt});
            if (!row.getColumn(1).isNull()) values.back().value = row.getColumn(1).getDouble();
        }
        return values;
    });
}

std::vector<SeriesSample> Store::series(const std::string& plan) const {
    return readable(*connection_, [&] {
        const std::int64_t plan_no = connection_->find_plan(plan);
        std::vector<SeriesSample> samples;
        std::map<std::pair<std::string, Scope>, std::size_t> index_of;
        for (const std::uint32_t replication : finished_of(*contents_, plan_no)) {
            auto all = contents_->series(plan_no, replication);
            if (!all) continue;
            for (auto& series : *all) {
                const auto [index, is_new] = index_of.try_emplace({series.name, series.scope}, samples.size());
                if (is_new) samples.push_back({series.name, series.scope, {}});
                samples[index->second].values.push_back(std::move(series.values));
            }
        }
        return samples;
    });
}

std::vector<engine::WaitShare> Store::mean_waits(const std::string& plan) const {
    return readable(*connection_, [&] {
        const std::int64_t plan_no = connection_->find_plan(plan);
        std::vector<std::vector<engine::WaitShare>> histories;
        for (const std::uint32_t replication : finished_of(*contents_, plan_no)) {
            if (auto waits = contents_->waits(plan_no, replication)) histories.push_back(*std::move(waits));
        }
        // Added up in the order of replications, so that the sum never depends on who finished first.
        std::map<std::tuple<std::int64_t, int, engine::WaitCause>, engine::WaitShare> means;
        for (const auto& waits : histories) {
            for (const auto& wait : waits) {
                auto& mean = means[{connection_->site_no(wait.site), wait.week, wait.cause}];
                const double so_far = mean.waiting_person_h;
                mean = wait;
                mean.waiting_person_h = so_far + wait.waiting_person_h / static_cast<double>(histories.size());
            }
        }
        std::vector<engine::WaitShare> listed;
        listed.reserve(means.size());
        for (auto& [key, mean] : means) listed.push_back(std::move(mean));
        return listed;
    });
}

std::vector<Damage> Store::damages(const std::string& plan) const {
    return contents_->damages(connection_->find_plan(plan));
}

std::size_t Store::damage_count() const { return contents_->damage_count(); }

void Store::check_all() const {
    readable(*connection_, [&] { contents_->check_all(); });
}

std::vector<std::uint32_t> Store::beyond_check(const std::string& plan) const {
    return contents_->beyond_check(connection_->find_plan(plan));
}

std::string Store::structure() const {
    try {
        const std::string found = connection_->database.execAndGet("PRAGMA integrity_check(1)").getString();
        return found == "ok" ? "" : found;
    } catch (const SQLite::Exception& error) {
        if (!means_damage(error)) throw_readable(error, connection_->name);
        return error.what();
    }
}

bool Store::has_content(const std::string& plan, std::int64_t replication) const {
    if (replication < 0 || replication > std::numeric_limits<std::uint32_t>::max()) return false;
    const auto has_rows = [&](const std::string& table) {
        try {
            SQLite::Statement row(connection_->database,
                                  "SELECT 1 FROM " + table + " WHERE plan_no = ? AND replication = ? LIMIT 1");
            SQLite::bind(row, connection_->find_plan(plan), replication);
            return row.executeStep();
        } catch (const SQLite::Exception& error) {
            if (!means_damage(error)) throw_readable(error, connection_->name);
            return false;
        }
    };
    return has_rows("indicator_value") && has_rows("hourly_series");
}

int Store::format() const { return connection_->format; }

const char* name_of(Part part) {
    switch (part) {
        case Part::status:
            return "status";
        case Part::indicators:
            return "indicators";
        case Part::series:
            return "series";
        case Part::waits:
            return "waits";
        case Part::events:
            return "events";
    }
    return "";
}

}  // namespace umbral::study
