#pragma once
// The type of referral rules: a route, fixed shares, first with room, or a logit choice.

#include "scenario/scenario.hpp"
#include "scenario/table/type.hpp"

namespace umbral::scenario {

template <>
struct TypeOf<ReferralRule> {
    static const Type& get();
};

}  // namespace umbral::scenario
