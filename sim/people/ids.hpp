#pragma once
// Typed indices of the compiled model's tables.

#include "base/ids.hpp"

namespace umbral::people {

using SiteId = Id<struct SiteTag>;
using StationId = Id<struct StationTag>;
using PoolId = Id<struct PoolTag>;
using RouteId = Id<struct RouteTag>;
using FleetId = Id<struct FleetTag>;
using ProfileId = Id<struct ProfileTag>;
using StepId = Id<struct StepTag>;
using RuleId = Id<struct RuleTag>;
using PartyId = Id<struct PartyTag>;

}  // namespace umbral::people
