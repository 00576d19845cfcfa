#pragma once
// Uncertain inputs held still: one at a chosen value, or all at their middle. What is not held keeps its own draws, so
// that the histories are the same but for what was moved.

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "base/random.hpp"
#include "scenario/reader.hpp"

namespace umbral::scenario {

/// An input with a spread.
struct RangedInput {
    std::string path;  ///< as settings write it; a plan's begins with "plan."
    std::string unit;
    double middle = 0;  ///< in use where it is not drawn
    double low = 0;     ///< ends of what is drawn: the 0.001 and 0.999 quantile where the spread has none
    double high = 0;
    Source source;  ///< its own, else that of the nearest object around it
};

/// Every quantity of the scenario and the plan with a spread, in the order of the files.
[[nodiscard]] std::vector<RangedInput> ranged_inputs(const Input& input);

/// The input with one quantity at a value, without a spread, and everything else as it was. A path that is not there
/// (another plan's) changes nothing; values are kept within the field's limits.
[[nodiscard]] Input pinned(Input input, const std::string& path, double value);

/// The input with every quantity at its middle: no input uncertainty.
[[nodiscard]] Input without_spreads(Input input);

/// What one replication drew, by path, of every quantity with a spread.
[[nodiscard]] std::map<std::string, double> drawn_values(const Input& input, DrawKey key);

}  // namespace umbral::scenario
