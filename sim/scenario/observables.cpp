#include "scenario/observables.hpp"

#include "base/i18n.hpp"
#include "scenario/plan.hpp"

namespace umbral::scenario {

const std::vector<ObservableDefinition>& observable_definitions() {
    // The order is response/observe.hpp's Observable: append, never reorder.
    static const std::vector<ObservableDefinition> definitions{
        {"present_persons", UMBRAL_N("persons"), UMBRAL_N("present at the site")},
        {"crowding_ratio", UMBRAL_N("ratio"), UMBRAL_N("present over design places")},
        {"waiting_persons", UMBRAL_N("persons"), UMBRAL_N("in queues, outside or waiting for transport")},
        {"queue_persons", UMBRAL_N("persons"), UMBRAL_N("in the queues of stations")},
        {"stranded_persons", UMBRAL_N("persons"), UMBRAL_N("waiting for transport")},
        {"arrived_persons", UMBRAL_N("persons"), UMBRAL_N("arrived in the last 24 h")},
        {"departed_persons", UMBRAL_N("persons"), UMBRAL_N("left in the last 24 h")},
        {"unsheltered_persons", UMBRAL_N("persons"), UMBRAL_N("present without a roof")},
        {"over_limit_persons", UMBRAL_N("persons"), UMBRAL_N("newly over a limit in the last 24 h")},
        {"free_places", UMBRAL_N("places"), UMBRAL_N("free design places")},
        {"inbound_persons", UMBRAL_N("persons"), UMBRAL_N("on their way to the site")}};
    return definitions;
}

const std::vector<std::string>& observable_names() {
    static const std::vector<std::string> names = [] {
        std::vector<std::string> all;
        for (const ObservableDefinition& definition : observable_definitions()) all.emplace_back(definition.name);
        return all;
    }();
    return names;
}

}  // namespace umbral::scenario
