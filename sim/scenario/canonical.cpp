#include "scenario/canonical.hpp"

#include "base/text.hpp"
#include "scenario/table/tables.hpp"

namespace umbral::scenario {

Json canonical_json(const Input& input) {
    return {{"scenario", scenario_table().write(&input.scenario)}, {"plan", plan_table().write(&input.plan)}};
}

std::string canonical_hash(const Input& input) { return sha256_hex(canonical_json(input).dump()); }

}  // namespace umbral::scenario
