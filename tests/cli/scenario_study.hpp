#pragma once
// Runs a shipped scenario as `umbral run` does and reads its replications, for tests about what scenarios say.

#include <cmath>
#include <filesystem>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "engine/record.hpp"
#include "scenario/reader.hpp"
#include "study/ensemble.hpp"
#include "study/header.hpp"
#include "study/store.hpp"

namespace umbral::cli::test {

struct RunSpec {
    std::string folder;  ///< below scenarios/
    std::string plan;    ///< empty: the scenario's default
    std::uint32_t replications = 4;
    double until_days = 0;  ///< [days] 0: the scenario's end
    std::vector<scenario::Setting> settings;
};

/// The study of a scenario, in memory.
class ScenarioStudy {
  public:
    explicit ScenarioStudy(const RunSpec& spec)
        : input_(scenario::read_input(std::filesystem::path(UMBRAL_ROOT "/scenarios") / spec.folder, spec.plan,
                                      spec.settings)),
          store_(study::Store::in_memory(study::make_header(input_, spec.settings, seed, spec.until_days))) {
        store_.add_plan(study::make_plan_label(input_));
        study::EnsembleOptions options;
        options.jobs = 2;
        options.seed = seed;
        options.until_days = spec.until_days;
        options.goal = study::exactly(spec.replications);
        if (!study::run_ensemble(input_, store_, options).crashed.empty())
            throw std::runtime_error("a replication crashed");
    }

    /// The indicator in each replication; throws where it is not defined in one of them.
    [[nodiscard]] std::vector<double> values(const std::string& name, const std::string& stat,
                                             const std::string& scope) const {
        std::vector<double> values;
        for (const auto& [replication, value] :
             store_.values(input_.plan.id, name, stat, engine::parse_scope(scope).value(), UINT32_MAX)) {
            if (!value) throw std::runtime_error(name + " " + stat + " of " + scope + " is not defined");
            values.push_back(*value);
        }
        if (values.empty()) throw std::runtime_error("no indicator " + name + " " + stat + " of " + scope);
        return values;
    }
    [[nodiscard]] std::vector<study::SeriesSample> series() const { return store_.series(input_.plan.id); }
    [[nodiscard]] const scenario::Scenario& scenario() const { return input_.scenario; }

  private:
    static constexpr std::uint64_t seed = 1;
    scenario::Input input_;
    study::Store store_;
};

/// Mean of independent values and its standard error.
struct Estimate {
    double mean = 0;
    double standard_error = 0;
};

inline Estimate estimate(const std::vector<double>& values) {
    const auto n = static_cast<double>(values.size());
    double mean = 0;
    for (const double value : values) mean += value / n;
    double squares = 0;
    for (const double value : values) squares += (value - mean) * (value - mean);
    return {mean, std::sqrt(squares / (n - 1) / n)};
}

}  // namespace umbral::cli::test
