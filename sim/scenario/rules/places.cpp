#include "scenario/rules/places.hpp"

#include <algorithm>

#include "scenario/support.hpp"

namespace umbral::scenario {

bool has_places(const Room& room) { return highest(room.capacity) > 0 || highest(room.overflow) > 0; }

bool adds_places(const Plan& plan, const std::string& site) {
    const auto adds = [&](const Effect& effect) {
        const auto* places = std::get_if<AddPlaces>(&effect);
        return places != nullptr && places->site == site &&
               (highest(places->places) > 0 || highest(places->overflow) > 0);
    };
    return std::any_of(plan.measures.begin(), plan.measures.end(), [&](const Measure& measure) {
        return std::any_of(measure.effects.begin(), measure.effects.end(), adds);
    });
}

}  // namespace umbral::scenario
