#pragma once
// The words by which closed sets are written in files.

#include <utility>
#include <vector>

#include "scenario/plan.hpp"

namespace umbral::scenario {

template <class E>
using Words = std::vector<std::pair<const char*, E>>;

/// Word and value of every member of a set, in the order of the enumeration.
template <class E>
[[nodiscard]] const Words<E>& words_of();

template <>
const Words<Confidence>& words_of<Confidence>();
template <>
const Words<SurgeShape>& words_of<SurgeShape>();
template <>
const Words<SiteKind>& words_of<SiteKind>();
template <>
const Words<RoomType>& words_of<RoomType>();
template <>
const Words<WhenFull>& words_of<WhenFull>();
template <>
const Words<ServiceBasis>& words_of<ServiceBasis>();
template <>
const Words<ShiftEnd>& words_of<ShiftEnd>();
template <>
const Words<OutcomeKind>& words_of<OutcomeKind>();
template <>
const Words<RouteMode>& words_of<RouteMode>();
template <>
const Words<UnderWay>& words_of<UnderWay>();
template <>
const Words<DepartureRule>& words_of<DepartureRule>();
template <>
const Words<QuotaUnit>& words_of<QuotaUnit>();
template <>
const Words<Topic>& words_of<Topic>();
template <>
const Words<WhenExhausted>& words_of<WhenExhausted>();
template <>
const Words<PriceItem>& words_of<PriceItem>();
template <>
const Words<IfShort>& words_of<IfShort>();

}  // namespace umbral::scenario
