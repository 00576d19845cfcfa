#pragma once
// What is run for each examination, and the cases made for some of them.

#include "generated/maker.hpp"
#include "generated/properties.hpp"

namespace umbral::generated {

/// Everybody comes three days late, and only then it is measured; the plan's one measure is over a day after the start.
[[nodiscard]] Case late_case(std::uint64_t seed);
/// A far place has an agency, a level and a measure of its own that others declare and do. From some day on no channel
/// carries anything; then, in one of the two histories, many people come there.
[[nodiscard]] Case cut_off_case(std::uint64_t seed);

[[nodiscard]] Complaints examine_one_history(const Case& made, const Seam& seam);
[[nodiscard]] Complaints examine_ensemble(const Case& made, const Seam& seam);
[[nodiscard]] Complaints examine_officers(const Case& made, const Seam& seam);
[[nodiscard]] Complaints examine_passing(const Case& made, const Seam& seam);
[[nodiscard]] Complaints examine_untold(const Case& made, const Seam& seam);

}  // namespace umbral::generated
