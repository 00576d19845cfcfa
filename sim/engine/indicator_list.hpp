#pragma once
// Collects indicator values in the record's order.

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/log_histogram.hpp"
#include "engine/record.hpp"

namespace umbral::engine {

class IndicatorList {
  public:
    explicit IndicatorList(std::vector<IndicatorValue>& out) : out_(out) {}

    void add(const char* name, const char* stat, const Scope& scope, std::optional<double> value) {
        out_.push_back({name, stat, scope, value});
    }
    /// A quotient; empty when there is nothing to divide by.
    void add_ratio(const char* name, const char* stat, const Scope& scope, double part, double whole) {
        add(name, stat, scope, whole > 0 ? std::optional(part / whole) : std::nullopt);
    }
    /// Mean and Kaplan-Meier quantiles of a histogram of durations, in hours.
    void add_durations(const char* name, const std::vector<const char*>& stats, const Scope& scope,
                       const LogHistogram& durations);
    /// The above for waits, with the counts of completed and cut-short ones and the share who waited at all.
    void add_waits(const Scope& scope, const LogHistogram& waits);

  private:
    std::vector<IndicatorValue>& out_;
};

[[nodiscard]] inline Scope everything() { return {}; }
[[nodiscard]] inline Scope scope_of(const char* dimension, const std::string& id) { return {{{dimension, id}}}; }
[[nodiscard]] inline Scope scope_of(const char* first, const std::string& first_id, const char* second,
                                    const std::string& second_id) {
    return {{{first, first_id}, {second, second_id}}};
}

}  // namespace umbral::engine
