#include "study/check.hpp"

#include <algorithm>
#include <set>

namespace umbral::study {
namespace {

/// A damaged replication that was one: its number is no other's that went astray.
bool was_stored(const Store& store, const Damage& damage) {
    return damage.part != Part::status || store.has_content(damage.plan, damage.replication);
}

PlanFindings find_damage(const Store& store, const PlanLabel& plan) {
    PlanFindings found;
    found.plan = plan;
    std::set<std::uint32_t> sound;
    std::set<std::uint32_t> lost;
    for (auto& status : store.replications(plan.id)) {
        if (status.end == Ending::finished) sound.insert(status.replication);
        if (status.end != Ending::crashed) continue;
        lost.insert(status.replication);
        found.crashed.push_back(std::move(status));
    }
    found.damaged = store.damages(plan.id);
    for (const Damage& damage : found.damaged) {
        if (was_stored(store, damage)) lost.insert(static_cast<std::uint32_t>(damage.replication));
    }
    const std::uint32_t end = std::max(sound.empty() ? 0 : *sound.rbegin() + 1, lost.empty() ? 0 : *lost.rbegin() + 1);
    for (std::uint32_t replication = 0; replication < end; ++replication) {
        if (sound.contains(replication) || lost.contains(replication)) continue;
        found.missing.push_back(replication);
    }
    lost.insert(found.missing.begin(), found.missing.end());
    found.lost.assign(lost.begin(), lost.end());
    found.sound = static_cast<std::uint32_t>(sound.size());
    found.beyond_check = store.beyond_check(plan.id);
    return found;
}

}  // namespace

bool Findings::is_sound() const {
    return structure.empty() && std::all_of(plans.begin(), plans.end(), [](const PlanFindings& plan) {
               return plan.lost.empty() && plan.damaged.empty();
           });
}

bool Findings::has_lost() const {
    return std::any_of(plans.begin(), plans.end(), [](const PlanFindings& plan) { return !plan.lost.empty(); });
}

Findings find_damage(const Store& store) {
    store.check_all();
    Findings findings{store.format(), store.structure(), {}};
    for (const PlanLabel& plan : store.plans()) findings.plans.push_back(find_damage(store, plan));
    return findings;
}

}  // namespace umbral::study
