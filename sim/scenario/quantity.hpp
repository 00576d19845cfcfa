#pragma once
// One number the user gave: its value, what is known about it, and its spread when it is uncertain.

#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/distribution.hpp"

namespace umbral::scenario {

/// Where a value comes from. Everything a user does not source is an assumption.
enum class Confidence { read, computed, recall, assumption };

struct Source {
    std::string text;  ///< document, page, date; empty when there is none
    Confidence confidence = Confidence::assumption;
};

/// A number with its source and, when uncertain, a spread drawn once per replication.
///
/// Written as `6`, as `{"value": 6, "source": "...", "confidence": "read"}`, as
/// `{"low": 4, "mid": 6, "high": 10, ...}` (triangular, drawn once per replication) or as
/// `{"uncertain": {"dist": ...}, ...}`. The unit is the field's.
struct Quantity {
    double value = 0;  ///< the value used; with a spread: mid (or the mean) until a replication draws its own
    std::optional<DistributionSpec> spread;
    Source source;

    Quantity() = default;
    Quantity(double v) : value(v) {}  // NOLINT(google-explicit-constructor): a plain number is a quantity
    [[nodiscard]] bool is_uncertain() const { return spread.has_value(); }
};

/// A distribution as written: `{"dist": "lognormal", "median": 2, "p95": 8}`, or a number (constant). Each parameter
/// is a Quantity, so that it may itself be uncertain. Families and parameters as in base/distribution.hpp.
struct Distribution {
    std::string family = "constant";
    std::vector<std::pair<std::string, Quantity>> parameters;  ///< by name, in the family's order; constant: "value"
    std::vector<double> values;                                ///< discrete, empirical
    std::vector<double> weights;                               ///< discrete
    std::string file;  ///< empirical: a CSV beside the scenario, "file.csv#column"
    Source source;

    Distribution() = default;
    Distribution(double constant_value) : parameters{{"value", Quantity{constant_value}}} {}  // NOLINT

    /// The numeric distribution with the parameters' present values.
    [[nodiscard]] DistributionSpec spec() const;
};

}  // namespace umbral::scenario
