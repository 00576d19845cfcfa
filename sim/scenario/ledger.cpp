#include "scenario/ledger.hpp"

#include "scenario/table/tables.hpp"

namespace umbral::scenario {
namespace {

bool says_something(const Source& source) {
    return !source.text.empty() || source.confidence != Confidence::assumption;
}

class Ledger final : public Visitor {
  public:
    void quantity(Quantity& quantity, const FieldInfo& info, const Path& path) override {
        entries.push_back({path.text(), quantity.value, info.unit,
                           says_something(quantity.source) ? quantity.source : source(), quantity.spread});
    }
    /// A list of values is one entry; parameters come one by one.
    void distribution(Distribution& distribution, const FieldInfo& info, const Path& path) override {
        if (!distribution.values.empty())
            entries.push_back({path.text(), mean_of(distribution.spec()), info.unit, source(), std::nullopt});
    }
    [[nodiscard]] bool walks_defaults() const override { return false; }

    std::vector<LedgerEntry> entries;
};

void add_counts(const ArrivalStream& stream, std::size_t index, std::vector<LedgerEntry>& entries) {
    for (std::size_t i = 0; i < stream.counts.size(); ++i) {
        const DatedCount& count = stream.counts[i];
        const Path path = (Path("arrivals").element(index, stream.id) / "counts").element(i);
        entries.push_back({path.text(), count.persons, "persons",
                           says_something(count.source) ? count.source : stream.source, std::nullopt});
    }
}

}  // namespace

std::vector<LedgerEntry> list_quantities(Scenario scenario) {
    Ledger ledger;
    scenario_table().visit(&scenario, {}, ledger);
    for (std::size_t i = 0; i < scenario.arrivals.size(); ++i) add_counts(scenario.arrivals[i], i, ledger.entries);
    return std::move(ledger.entries);
}

std::vector<LedgerEntry> list_quantities(Plan plan) {
    Ledger ledger;
    ledger.here = Path("plan");
    plan_table().visit(&plan, {}, ledger);
    return std::move(ledger.entries);
}

LedgerSummary summarise(const std::vector<LedgerEntry>& entries) {
    LedgerSummary summary;
    for (const LedgerEntry& entry : entries) {
        const bool known =
            entry.source.confidence == Confidence::read || entry.source.confidence == Confidence::computed;
        summary.values += 1;
        summary.assumptions += known ? 0 : 1;
        summary.uncertain += entry.spread ? 1 : 0;
    }
    return summary;
}

LedgerSummary operator+(const LedgerSummary& a, const LedgerSummary& b) {
    return {a.values + b.values, a.assumptions + b.assumptions, a.uncertain + b.uncertain};
}

double assumption_share(const LedgerSummary& summary) {
    return summary.values > 0 ? static_cast<double>(summary.assumptions) / summary.values : 0.0;
}

}  // namespace umbral::scenario
