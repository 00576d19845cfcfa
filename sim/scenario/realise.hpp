#pragma once
// Where uncertain inputs become numbers: once per replication, each by its own draw.

#include "base/random.hpp"
#include "scenario/reader.hpp"

namespace umbral::scenario {

/// The input with every spread drawn: Quantity::value is what this replication uses, and nothing is uncertain any more.
///
/// A draw is addressed by a hash of the quantity's path, so the same parameter has the same value under every plan,
/// and another uncertain parameter elsewhere changes nothing. Values are kept within their field's limits; whole
/// quantities are rounded. A distribution's parameters are drawn again until they make a distribution; shares that
/// add up to 1 are scaled to do so.
[[nodiscard]] Input realise(Input input, DrawKey key);

}  // namespace umbral::scenario
