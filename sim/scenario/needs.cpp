// The vulnerable situations of the work plan (Regional Conference on Migration, Work Plan 2019-2025), and those that
// people gain on the way.

#include "scenario/scenario.hpp"

namespace umbral::scenario {

const std::vector<std::string>& need_names() {
    // The order is the bit in a party's needs: append, never reorder. At most 32.
    static const std::vector<std::string> names{"unaccompanied_child",
                                                "separated_child",
                                                "child_at_risk",
                                                "pregnant",
                                                "survivor_of_violence",
                                                "trafficking_indication",
                                                "asylum_seeker",
                                                "refugee",
                                                "extra_continental",
                                                "woman_alone",
                                                "over_65",
                                                "indigenous",
                                                "afro_descendant",
                                                "lgbti",
                                                "medical",
                                                "disability"};
    return names;
}

}  // namespace umbral::scenario
