// The figures that agencies count at a site, and that triggers compare.

#include "scenario/plan.hpp"

namespace umbral::scenario {

const std::vector<std::string>& observable_names() {
    // The order is response/observe.hpp's Observable: append, never reorder.
    static const std::vector<std::string> names{"present_persons",      // present at the site
                                                "crowding_ratio",       // present over design places
                                                "waiting_persons",      // in queues, outside or for transport
                                                "queue_persons",        // in station queues
                                                "stranded_persons",     // waiting for transport
                                                "arrived_persons",      // arrived in the last 24 h
                                                "departed_persons",     // left in the last 24 h
                                                "unsheltered_persons",  // present without a roof
                                                "over_limit_persons",   // newly over a limit in the last 24 h
                                                "free_places",          // free design places
                                                "inbound_persons"};     // on their way to the site
    return names;
}

}  // namespace umbral::scenario
