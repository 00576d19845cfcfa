#pragma once
// Typed indices of the response layer's tables.

#include "base/ids.hpp"

namespace umbral::response {

using AgencyId = Id<struct AgencyTag>;
using ChannelId = Id<struct ChannelTag>;
using FlowId = Id<struct FlowTag>;
using WatchId = Id<struct WatchTag>;
using LevelId = Id<struct LevelTag>;
using MeasureId = Id<struct MeasureTag>;
using LineId = Id<struct LineTag>;

}  // namespace umbral::response
