#include <map>

#include "base/i18n.hpp"
#include "study/store.hpp"

namespace umbral::study {
namespace {

using engine::EndReason;

std::size_t merge_plan(Store& into, const Store& from, const std::string& plan) {
    std::map<std::uint32_t, std::string> hash_there;
    for (const auto& status : into.replications(plan)) {
        if (status.end == EndReason::finished) hash_there[status.replication] = status.result_hash;
    }
    std::size_t added = 0;
    for (const auto& status : from.replications(plan)) {
        if (status.end != EndReason::finished) continue;
        const auto there = hash_there.find(status.replication);
        if (there == hash_there.end()) {
            into.add(from.record(plan, status.replication));
            ++added;
        } else if (there->second != status.result_hash) {
            throw InputError({"", "replication", std::to_string(status.replication),
                              tr("the two studies hold different results for one replication"), there->second,
                              tr("run the scenario again to see which one is right")});
        }
    }
    return added;
}

}  // namespace

std::size_t merge(Store& into, const Store& from) {
    auto problems = differences(into.header(), from.header(), "");
    if (!problems.empty()) throw InputError(std::move(problems));
    std::size_t added = 0;
    for (const auto& plan : from.plans()) {
        into.add_plan(plan);
        added += merge_plan(into, from, plan.id);
    }
    return added;
}

}  // namespace umbral::study
