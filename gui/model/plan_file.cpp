#include "gui/model/plan_file.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/find_by_id.hpp"
#include "base/i18n.hpp"
#include "gui/model/calendar.hpp"
#include "scenario/document.hpp"
#include "scenario/files.hpp"
#include "scenario/settings.hpp"
#include "scenario/table/path.hpp"
#include "scenario/table/tables.hpp"

namespace umbral::gui {
namespace {

using Json = nlohmann::json;
using scenario::Setting;

/// The budget line of the scenario that an edit is about, where the saved plan has none of its own of that id.
const scenario::BudgetLine* scenario_line_of(const Reading& saved, const std::string& path) {
    const auto parsed = scenario::parse_path(path);
    if (!parsed || parsed->steps().size() < 3 || parsed->steps()[0].key != "budget_lines") return nullptr;
    const std::string& id = parsed->steps()[1].id;
    return find_by_id(saved.input.plan.budget_lines, id) == nullptr ? find_by_id(saved.input.scenario.budget_lines, id)
                                                                    : nullptr;
}

/// The saved plan's JSON with its own edits.
Json base_plan(const Reading& saved, const std::vector<Setting>& plan_edits) {
    const std::string& plan = saved.input.plan.id;
    if (plan.empty()) return Json::object();
    Problems problems;
    auto document = scenario::Document::read(scenario::FolderFiles(saved.variant.folder), plan, problems);
    scenario::apply_settings(plan_edits, document, problems);
    if (!problems.empty()) throw InputError(problems);
    return document.plan;
}

/// The scenario's lines with their edits, as lines of the plan.
void add_lines(const Reading& saved, const std::vector<Setting>& line_edits, Json& plan) {
    if (line_edits.empty()) return;
    const scenario::Input tuned = scenario::read_input(saved.variant.folder, saved.variant.plan, line_edits);
    if (!plan.contains("budget_lines")) plan["budget_lines"] = Json::array();
    for (const auto& line : tuned.scenario.budget_lines) {
        const bool is_tuned = std::any_of(line_edits.begin(), line_edits.end(), [&](const Setting& edit) {
            return scenario_line_of(saved, edit.first)->id == line.id;
        });
        if (is_tuned) plan["budget_lines"].push_back(scenario::budget_line_table().write(&line));
    }
}

/// When a dated measure takes effect at the earliest [h since the scenario's start].
double effective_h(const Json& measure, const scenario::Scenario& scenario) {
    Date date = scenario.start;
    (void)parse_date(measure.value("date", ""), date);
    const auto lead = measure.find("lead_time_h");
    const double lead_h = lead == measure.end() ? 0
                          : lead->is_object()   ? lead->value("value", 0.0)
                                                : lead->get<double>();
    return hour_of(scenario.start, date, measure.value("hour", 0.0)) + lead_h;
}

/// Whether there is something to pay once.
bool has_fixed_cost(const Json& measure) {
    const auto cost = measure.find("cost");
    return cost != measure.end() && cost->contains("fixed_usd");
}

}  // namespace

PlanFile plan_of_draft(const Reading& saved, const std::vector<Setting>& edits, const PlanTerms& terms,
                       const UnitCosts& unit_costs) {
    PlanFile file;
    const std::vector<DraftMeasure> measures = measures_of_draft(saved, edits, unit_costs);
    std::vector<Setting> plan_edits;
    std::vector<Setting> line_edits;
    for (const auto& edit : edits) {
        const bool is_of_plan = edit.first.rfind("plan.", 0) == 0;
        const bool is_measure = std::any_of(measures.begin(), measures.end(), [&](const DraftMeasure& one) {
            return std::find(one.paths.begin(), one.paths.end(), edit.first) != one.paths.end();
        });
        const bool is_line = scenario_line_of(saved, edit.first) != nullptr;
        if (is_of_plan) plan_edits.push_back(edit);
        if (is_line) line_edits.push_back(edit);
        (is_of_plan || is_measure || is_line ? file.taken : file.left_out).push_back(edit.first);
    }
    file.plan = base_plan(saved, plan_edits);
    file.plan["id"] = terms.id;
    file.plan["title"] = terms.title.empty() ? terms.id : terms.title;
    add_lines(saved, line_edits, file.plan);
    if (!file.plan.contains("measures")) file.plan["measures"] = Json::array();
    for (const DraftMeasure& one : measures) {
        Json measure = scenario::measure_table().write(&one.measure);
        if (const auto own = terms.by_measure.find(one.measure.id); own != terms.by_measure.end())
            measure.merge_patch(*own);
        const double from_h = effective_h(measure, saved.input.scenario);
        const bool is_before = from_h < 24 * saved.input.scenario.warm_up_days;
        file.is_later = file.is_later || from_h > 0;
        file.is_paid_before = file.is_paid_before || (is_before && has_fixed_cost(measure));
        file.is_respread = file.is_respread || one.respread;
        file.plan["measures"].push_back(std::move(measure));
    }
    return file;
}

std::vector<std::string> cautions_of(const PlanFile& file) {
    std::vector<std::string> cautions;
    if (file.is_later)
        cautions.emplace_back(
            tr("the draft has it all from the first hour, the plan when its measures take effect: the figures will "
               "differ"));
    if (file.is_paid_before)
        cautions.emplace_back(tr(
            "what is paid once before the first measured day is in no figure: the plan will look cheaper than it is"));
    if (file.is_respread)
        cautions.emplace_back(
            tr("a range was changed: a plan adds the same to every possible value, and will give "
               "another answer than the draft"));
    if (!file.left_out.empty())
        cautions.push_back(fmt::format(
            fmt::runtime(tr_n("{} change is of the scenario itself and stays in the draft",
                              "{} changes are of the scenario itself and stay in the draft", file.left_out.size())),
            file.left_out.size()));
    return cautions;
}

}  // namespace umbral::gui
