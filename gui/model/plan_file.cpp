#include "gui/model/plan_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/find_by_id.hpp"
#include "base/i18n.hpp"
#include "gui/model/parameters.hpp"
#include "scenario/document.hpp"
#include "scenario/files.hpp"
#include "scenario/settings.hpp"
#include "scenario/table/path.hpp"
#include "scenario/table/scalar_types.hpp"
#include "scenario/table/schedule_types.hpp"

namespace umbral::gui {
namespace {

using Json = nlohmann::json;
using scenario::number_json;
using scenario::PathStep;

Json site_effect(const Reading& saved, const std::string& path, const std::vector<PathStep>& steps, double change) {
    const std::string& site_id = steps[1].id;
    const std::string& key = steps[2].key;
    if ((key == "places" || key == "overflow") && steps.size() == 4)
        return {{"effect", "add_places"}, {"site", site_id}, {"room", steps[3].key}, {key, number_json(change)}};
    const bool staff = (key == "stations" || key == "pools") && steps.size() >= 5 && steps[4].key == "officers";
    const auto shift = shift_at(path, saved.input.scenario);
    if (!staff || !shift) return {};
    Json effect{{"effect", "add_officers"}, {"site", site_id}, {"pool", steps[3].id}};
    effect["officers"] = number_json(change);
    if (*shift == scenario::WeekSpan{}) return effect;
    effect["days"] = scenario::days_text(shift->days);
    effect["from"] = scenario::clock_type().write(&shift->from_h);
    effect["to"] = scenario::clock_type().write(&shift->to_h);
    return effect;
}

/// The effect that does on the first day what the edit did; null where no effect can.
Json effect_of(const Reading& saved, const scenario::Setting& edit) {
    const auto path = scenario::parse_path(edit.first);
    const double wanted = setting_value(edit.second);
    if (!path || path->steps().size() < 3 || !std::isfinite(wanted)) return {};
    const auto& steps = path->steps();
    const std::string& list = steps[0].key;
    const std::string& key = steps[2].key;
    if (list == "routes" && key == "fare_usd")
        return {{"effect", "set_fare"}, {"route", steps[1].id}, {"fare_usd", number_json(wanted)}};
    if (list == "fleets" && key == "assisted_seats")
        return {{"effect", "set_assisted_seats"}, {"fleet", steps[1].id}, {"fraction", number_json(wanted)}};
    const auto known = parameter_at(saved, edit.first);
    if (!known) return {};
    const double before = known->saved;
    if (list == "fleets" && key == "vehicles")
        return {{"effect", "add_vehicles"}, {"fleet", steps[1].id}, {"vehicles", number_json(wanted - before)}};
    if (list == "sites") return site_effect(saved, edit.first, steps, wanted - before);
    return {};
}

/// The saved plan's JSON with its own edits.
Json base_plan(const Reading& saved, const std::vector<scenario::Setting>& plan_edits) {
    const std::string& plan = saved.input.plan.id;
    if (plan.empty()) return Json::object();
    std::vector<Problem> problems;
    auto document = scenario::Document::read(scenario::FolderFiles(saved.variant.folder), plan, problems);
    scenario::apply_settings(plan_edits, document, problems);
    if (!problems.empty()) throw InputError(problems);
    return document.plan;
}

/// An id that no measure has.
std::string free_id(const Json& measures) {
    for (int number = 1;; ++number) {
        std::string id = number == 1 ? "tuned" : "tuned-" + std::to_string(number);
        const bool taken = std::any_of(measures.begin(), measures.end(),
                                       [&](const Json& measure) { return measure.value("id", "") == id; });
        if (!taken) return id;
    }
}

}  // namespace

PlanFile plan_of_draft(const Reading& saved, const std::vector<scenario::Setting>& edits, const std::string& id,
                       const std::string& title) {
    PlanFile file;
    std::vector<scenario::Setting> plan_edits;
    Json effects = Json::array();
    for (const auto& edit : edits) {
        if (edit.first.rfind("plan.", 0) == 0) {
            plan_edits.push_back(edit);
            file.taken.push_back(edit.first);
            continue;
        }
        Json effect = effect_of(saved, edit);
        if (effect.is_null()) {
            file.left_out.push_back(edit.first);
        } else {
            effects.push_back(std::move(effect));
            file.taken.push_back(edit.first);
        }
    }
    file.plan = base_plan(saved, plan_edits);
    file.plan["id"] = id;
    file.plan["title"] = title.empty() ? id : title;
    if (!file.plan.contains("measures")) file.plan["measures"] = Json::array();
    if (!effects.empty()) {
        file.plan["measures"].push_back({{"id", free_id(file.plan["measures"])},
                                         {"title", {{"en", "Capacity as tuned"}, {"es", "Capacidad ajustada"}}},
                                         {"date", to_string(saved.input.scenario.start)},
                                         {"effects", effects},
                                         {"source", scenario::tuned_by_hand},
                                         {"confidence", "assumption"}});
    }
    return file;
}

std::vector<std::string> cautions_of(const PlanFile& file) {
    std::vector<std::string> cautions;
    if (!file.left_out.empty())
        cautions.push_back(fmt::format(
            fmt::runtime(tr_n("{} change is of the scenario itself and stays in the draft",
                              "{} changes are of the scenario itself and stay in the draft", file.left_out.size())),
            file.left_out.size()));
    return cautions;
}

}  // namespace umbral::gui
