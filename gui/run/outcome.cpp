#include "gui/run/outcome.hpp"

#include <algorithm>
#include <cmath>

#include "base/i18n.hpp"

namespace umbral::gui {
namespace {

std::string key_of(const std::string& name, const std::string& stat, const std::string& scope) {
    return name + '.' + stat + '@' + scope;
}

std::string site_of(const engine::Scope& scope) {
    return scope.parts.size() == 1 && scope.parts.front().first == "site" ? scope.parts.front().second : "";
}

/// Adds a site's histories to those of all sites.
void add_to(study::SeriesSample& all, const study::SeriesSample& site) {
    all.values.resize(std::max(all.values.size(), site.values.size()));
    for (std::size_t r = 0; r < site.values.size(); ++r) {
        auto& sum = all.values[r];
        sum.resize(std::max(sum.size(), site.values[r].size()), 0);
        for (std::size_t h = 0; h < site.values[r].size(); ++h) sum[h] += site.values[r][h];
    }
}

/// Adds the first time of each kind and subject in one history.
void add_first_hours(Outcome& outcome, const engine::ReplicationRecord& record) {
    std::map<std::pair<std::string, std::string>, double> first;
    for (const auto& event : record.events)
        first.try_emplace({event.kind, event.subject}, hours_from_us(event.time_us));
    for (const auto& [what, hour] : first) outcome.first_hours[what].push_back(hour);
}

}  // namespace

const study::IndicatorSample* Outcome::find(const std::string& name, const std::string& stat,
                                            const std::string& scope) const {
    const auto found = index.find(key_of(name, stat, scope));
    return found == index.end() ? nullptr : &samples[found->second];
}

const analysis::Band* Outcome::band(const std::string& name, const std::string& site) const {
    const auto found = bands.find({name, site});
    return found == bands.end() ? nullptr : &found->second;
}

std::shared_ptr<const Outcome> read_outcome(const std::filesystem::path& file, const std::string& plan) {
    const study::Store store = study::Store::open_to_read(file);
    auto outcome = std::make_shared<Outcome>();
    outcome->file = file;
    outcome->header = store.header();
    const auto plans = store.plans();
    const auto chosen = plan.empty() ? plans.begin()
                                     : std::find_if(plans.begin(), plans.end(),
                                                    [&](const study::PlanLabel& label) { return label.id == plan; });
    if (chosen == plans.end())
        throw InputError({file.string(), "plan", plan, tr("the study has no such plan"), "", ""});
    outcome->plan = *chosen;
    for (const auto& status : store.replications(chosen->id)) {
        if (status.end == engine::EndReason::finished) outcome->replications.push_back(status.replication);
    }
    for (const std::uint32_t replication : outcome->replications)
        add_first_hours(*outcome, store.record(chosen->id, replication));
    for (auto& [what, hours] : outcome->first_hours) std::sort(hours.begin(), hours.end());
    outcome->samples = store.indicators(chosen->id);
    for (std::size_t i = 0; i < outcome->samples.size(); ++i) {
        const auto& sample = outcome->samples[i];
        outcome->index.emplace(key_of(sample.name, sample.stat, to_text(sample.scope)), i);
    }
    std::map<std::string, study::SeriesSample> all;
    for (const auto& sample : store.series(chosen->id)) {
        outcome->bands[{sample.name, site_of(sample.scope)}] = analysis::band_of(sample);
        all[sample.name].name = sample.name;
        add_to(all[sample.name], sample);
    }
    for (const auto& [name, sample] : all) outcome->bands[{name, ""}] = analysis::band_of(sample);
    outcome->explanation = analysis::explain(store.mean_waits(chosen->id));
    return outcome;
}

}  // namespace umbral::gui
