#pragma once
// Types of a site's rooms: three maps from room type that fill one list of rooms.

#include "scenario/table/type.hpp"

namespace umbral::scenario {

/// `places`: room type -> design capacity.
[[nodiscard]] const Type& places_type();
/// `overflow`: room type -> places beyond design.
[[nodiscard]] const Type& overflow_type();
/// `room_profiles`: room type -> profiles that may use it.
[[nodiscard]] const Type& room_profiles_type();

}  // namespace umbral::scenario
