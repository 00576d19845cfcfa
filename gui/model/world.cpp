#include "gui/model/world.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "analysis/comparison.hpp"
#include "base/find_by_id.hpp"
#include "base/i18n.hpp"
#include "gui/model/judgement.hpp"
#include "gui/model/parameters.hpp"

namespace umbral::gui {
namespace {

Variant draft_variant(const AppState& state) { return {state.session.folder, state.draft.plan, state.draft.edits}; }
Variant saved_variant(const AppState& state) { return {state.session.folder, state.draft.plan, {}}; }
Variant plan_variant(const AppState& state, const std::string& plan) { return {state.session.folder, plan, {}}; }

const Progress* find(const Found& found, const Variant& variant) {
    for (std::size_t i = 0; i < found.variants.size() && i < found.progress.size(); ++i) {
        if (found.variants[i] == variant) return &found.progress[i];
    }
    return nullptr;
}

std::string plan_title(const Progress* progress, const std::string& id) {
    if (progress == nullptr || progress->reading == nullptr) return id;
    const Reading& reading = *progress->reading;
    const std::string wanted = id.empty() ? reading.input.plan.id : id;
    for (const PlanSummary& plan : reading.plans) {
        if (plan.id == wanted) return localised(plan.title);
    }
    return wanted.empty() ? tr("No plan") : wanted;
}

}  // namespace

const Reading* World::reading() const { return last_reading.get(); }

const Reading* World::saved_reading() const {
    const bool sound = saved != nullptr && saved->reading != nullptr && saved->reading->sound();
    return sound ? saved->reading.get() : nullptr;
}

const Outcome* World::outcome() const { return shown.get(); }

bool has_selected(const World& world) {
    const Reading* reading = world.reading();
    if (reading == nullptr) return true;
    const scenario::Scenario& scenario = reading->input.scenario;
    const Selection& selection = world.state->session.selection;
    switch (selection.subject) {
        case Subject::nothing:
            return true;
        case Subject::site:
            return find_by_id(scenario.sites, selection.id) != nullptr;
        case Subject::route:
            return find_by_id(scenario.routes, selection.id) != nullptr;
        case Subject::agency:
            return find_by_id(scenario.agencies, selection.id) != nullptr;
        case Subject::channel:
            return find_by_id(scenario.channels, selection.id) != nullptr;
    }
    return true;
}

std::string message_and_hint(const Problem& problem) {
    return problem.message + (problem.hint.empty() ? "" : "; " + problem.hint);
}

std::string without_outcome(const World& world) {
    if (world.draft != nullptr && !world.draft->problems.empty()) {
        const Problem& problem = world.draft->problems.front();
        return fmt::format(fmt::runtime(tr("Nothing is simulated: {}")), message_and_hint(problem));
    }
    if (world.draft != nullptr && world.draft->stage == Stage::stopped)
        return tr("Nothing is simulated: the simulation was cancelled");
    return tr("The first histories are on their way");
}

Wanted wanted_for(const AppState& state, std::uint32_t replications) {
    Wanted wanted;
    wanted.replications = replications;
    wanted.hold = state.session.hold;
    wanted.attempt = state.session.attempt;
    wanted.language = state.preferences.language;
    if (state.session.folder.empty()) return wanted;
    const auto add = [&](Variant variant) {
        if (std::find(wanted.variants.begin(), wanted.variants.end(), variant) == wanted.variants.end())
            wanted.variants.push_back(std::move(variant));
    };
    add(draft_variant(state));
    add(saved_variant(state));
    if (!state.draft.baseline.empty()) add(plan_variant(state, state.draft.baseline));
    for (const std::string& plan : state.draft.compared) add(plan_variant(state, plan));
    return wanted;
}

World make_world(const AppState& state, std::shared_ptr<const Found> found, const World& previous) {
    World world;
    world.state = &state;
    world.found = std::move(found);
    if (state.session.folder.empty() || world.found == nullptr) return world;
    const bool same_folder =
        previous.last_reading != nullptr && previous.last_reading->variant.folder == state.session.folder;
    world.draft = find(*world.found, draft_variant(state));
    world.saved = find(*world.found, saved_variant(state));
    world.baseline =
        state.draft.baseline.empty() ? world.saved : find(*world.found, plan_variant(state, state.draft.baseline));
    world.baseline_title = state.draft.baseline.empty() ? plan_title(world.saved, state.draft.plan)
                                                        : plan_title(world.baseline, state.draft.baseline);
    if (same_folder) {
        world.last_reading = previous.last_reading;
        world.shown = previous.shown;
    }
    for (const Progress* progress : {world.saved, world.draft}) {
        if (progress != nullptr && progress->reading != nullptr && progress->reading->sound())
            world.last_reading = progress->reading;
    }
    const bool has_answer = world.draft != nullptr && world.draft->outcome != nullptr;
    // Fewer histories than a verdict needs are shown greyed, as what they are: not yet an answer.
    const auto needed = static_cast<std::uint32_t>(analysis::least_histories);
    world.stale = !has_answer || world.draft->stored < std::min(needed, world.draft->goal);
    if (has_answer) {
        world.shown = world.draft->outcome;
    } else if (world.shown == nullptr && world.saved != nullptr) {
        world.shown = world.saved->outcome;
    }
    world.plans.push_back({state.draft.plan,
                           state.has_changes() ? std::string(tr("Draft")) : plan_title(world.draft, state.draft.plan),
                           world.draft, 0, true});
    std::size_t color = 1;
    for (const std::string& id : state.draft.compared) {
        const Progress* progress = find(*world.found, plan_variant(state, id));
        world.plans.push_back({id, plan_title(progress, id), progress, color++, false});
    }
    world.judgement = judge(world, same_folder ? previous.judgement : nullptr);
    return world;
}

}  // namespace umbral::gui
