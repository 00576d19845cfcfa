#include "gui/run/outcome.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/results.hpp"
#include "base/i18n.hpp"

namespace umbral::gui {
namespace {

std::string key_of(const std::string& name, const std::string& stat, const std::string& scope) {
    return name + '.' + stat + '@' + scope;
}

bool has_site(const engine::Scope& scope) { return scope.parts.size() == 1 && scope.parts.front().first == "site"; }

/// What Outcome::bands calls a scope.
std::string place_of(const engine::Scope& scope) {
    return has_site(scope) ? scope.parts.front().second : to_text(scope);
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

}  // namespace

const study::IndicatorSample* Outcome::find(const std::string& name, const std::string& stat,
                                            const std::string& scope) const {
    const auto found = index.find(key_of(name, stat, scope));
    return found == index.end() ? nullptr : &samples[found->second];
}

const analysis::Band* Outcome::band(const std::string& name, const std::string& place) const {
    const auto found = bands.find({name, place});
    return found == bands.end() ? nullptr : &found->second;
}

namespace {

std::shared_ptr<const Outcome> read_once(const study::Store& store, const std::filesystem::path& file,
                                         const std::string& plan) {
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
        if (status.end == study::Ending::finished) outcome->replications.push_back(status.replication);
    }
    const scenario::Input input = analysis::stored_input(store, *chosen);
    HappeningsOf happenings(input.plan, {outcome->first_hour(), 24 * outcome->header.days});
    for (const std::uint32_t replication : outcome->replications) happenings.add(store.events(chosen->id, replication));
    outcome->happenings = happenings.finish();
    outcome->samples = store.indicators(chosen->id);
    for (std::size_t i = 0; i < outcome->samples.size(); ++i) {
        const auto& sample = outcome->samples[i];
        outcome->index.emplace(key_of(sample.name, sample.stat, to_text(sample.scope)), i);
    }
    std::map<std::string, study::SeriesSample> all;
    for (const auto& sample : store.series(chosen->id)) {
        outcome->bands[{sample.name, place_of(sample.scope)}] = analysis::band_of(sample);
        if (!has_site(sample.scope)) continue;
        all[sample.name].name = sample.name;
        add_to(all[sample.name], sample);
    }
    for (const auto& [name, sample] : all) outcome->bands[{name, ""}] = analysis::band_of(sample);
    outcome->explanation = analysis::explain(store.mean_waits(chosen->id));
    outcome->damaged = store.damages(chosen->id);
    return outcome;
}

}  // namespace

std::shared_ptr<const Outcome> read_outcome(const std::filesystem::path& file, const std::string& plan) {
    const study::Store store = study::Store::open_to_read(file);
    return study::settled(store, [&] { return read_once(store, file, plan); });
}

}  // namespace umbral::gui
