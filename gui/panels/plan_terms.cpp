#include "gui/panels/plan_terms.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/i18n.hpp"
#include "gui/model/parameters.hpp"
#include "gui/model/typed_number.hpp"
#include "scenario/settings.hpp"

namespace umbral::gui {
namespace {

constexpr float second_column_px = 380;

using Json = nlohmann::json;
using Amount = std::optional<scenario::Quantity>;

/// The parts of a cost, in the order of TermsFields::cost.
struct CostPart {
    Amount scenario::Cost::*amount;
    const char* key;
    const char* words;
};
constexpr std::array<CostPart, 4> cost_parts{
    {{&scenario::Cost::fixed_usd, "fixed_usd", UMBRAL_N("USD once")},
     {&scenario::Cost::per_day_usd, "per_day_usd", UMBRAL_N("USD a day")},
     {&scenario::Cost::per_unit_day_usd, "per_unit_day_usd", UMBRAL_N("USD a unit, a day")},
     {&scenario::Cost::per_person_usd, "per_person_usd", UMBRAL_N("USD a person")}}};

template <std::size_t N>
void put(std::array<char, N>& field, const std::string& text) {
    field.fill('\0');
    text.copy(field.data(), N - 1);
}

std::string plain_number(double value) {
    std::string text = fmt::format("{:.10g}", value);
    if (language() == "es") std::replace(text.begin(), text.end(), '.', ',');
    return text;
}

std::string amount_text(const Amount& usd) { return usd ? plain_number(std::round(usd->value * 100) / 100) : ""; }

TermsFields fields_of(DraftMeasure draft, const Reading& saved, const std::vector<scenario::Setting>& edits) {
    TermsFields fields;
    const scenario::Measure& measure = draft.measure;
    fields.actor = measure.actor;
    fields.approvals = measure.approvals;
    put(fields.date, to_string(*measure.date));
    put(fields.lead_time_h, plain_number(measure.lead_time_h.value));
    for (std::size_t i = 0; i < cost_parts.size(); ++i)
        put(fields.cost.at(i), amount_text(measure.cost.*cost_parts.at(i).amount));
    for (const std::string& path : draft.paths) {
        const auto edit = std::find_if(edits.begin(), edits.end(), [&](const auto& one) { return one.first == path; });
        if (edit == edits.end()) continue;
        fields.changes.push_back(path_label(path, saved.input) + ": " +
                                 change_text(parameter_at(saved, path), edit->second));
    }
    fields.draft = std::move(draft);
    return fields;
}

std::string agency_name(const Reading& saved, const std::string& id) {
    return id.empty() ? std::string(tr("nobody in particular")) : name_in(saved.input.scenario.agencies, id);
}

void draw_actor(const Ui& ui, const Reading& saved, TermsFields& fields) {
    ImGui::SetNextItemWidth(ui.px(250));
    if (!ImGui::BeginCombo(tr("does it"), agency_name(saved, fields.actor).c_str(), ImGuiComboFlags_HeightLarge))
        return;
    if (ImGui::Selectable(agency_name(saved, "").c_str(), fields.actor.empty())) fields.actor.clear();
    for (const auto& agency : saved.input.scenario.agencies) {
        const WithId id(agency.id);
        if (ImGui::Selectable(name_of(agency).c_str(), fields.actor == agency.id)) fields.actor = agency.id;
    }
    ImGui::EndCombo();
}

void draw_approvals(const Ui& ui, const Reading& saved, TermsFields& fields) {
    std::string shown;
    for (const std::string& id : fields.approvals) shown += (shown.empty() ? "" : ", ") + agency_name(saved, id);
    if (shown.empty()) shown = tr("nobody");
    ImGui::SetNextItemWidth(ui.px(250));
    if (!ImGui::BeginCombo(tr("must agree"), shown.c_str(), ImGuiComboFlags_HeightLarge)) return;
    for (const auto& agency : saved.input.scenario.agencies) {
        if (agency.id == fields.actor) continue;
        const auto known = std::find(fields.approvals.begin(), fields.approvals.end(), agency.id);
        bool on = known != fields.approvals.end();
        const WithId id(agency.id);
        if (!ImGui::Checkbox(name_of(agency).c_str(), &on)) continue;
        if (on) {
            fields.approvals.push_back(agency.id);
        } else {
            fields.approvals.erase(known);
        }
    }
    ImGui::EndCombo();
}

void draw_cost(const Ui& ui, TermsFields& fields) {
    ImGui::AlignTextToFramePadding();  // as SameLine does for those after the first
    for (std::size_t i = 0; i < cost_parts.size(); ++i) {
        if (i > 0) ImGui::SameLine(0, ui.px(10));
        ImGui::BeginGroup();
        label(tr(cost_parts.at(i).words), ui.theme.muted, ui.fonts.small);
        ImGui::SetNextItemWidth(ui.px(150));
        const WithId id(cost_parts.at(i).key);
        ImGui::InputTextWithHint("##usd", tr("not priced"), fields.cost.at(i).data(), fields.cost.at(i).size());
        ImGui::EndGroup();
    }
}

/// What is otherwise than usual, as a JSON Merge Patch.
Json patch_of(const TermsFields& fields) {
    const scenario::Measure& usual = fields.draft.measure;
    Json patch = Json::object();
    if (fields.actor != usual.actor) patch["actor"] = fields.actor.empty() ? Json() : Json(fields.actor);
    std::vector<std::string> approvals = fields.approvals;
    std::erase(approvals, fields.actor);
    if (approvals != usual.approvals) patch["approvals"] = approvals.empty() ? Json() : Json(approvals);
    if (const std::string date = fields.date.data(); date != to_string(*usual.date)) patch["date"] = date;
    const auto lead = number_typed(fields.lead_time_h.data());
    if (lead && *lead != usual.lead_time_h.value) patch["lead_time_h"] = *lead;
    for (std::size_t i = 0; i < cost_parts.size(); ++i) {
        const std::string text = fields.cost.at(i).data();
        if (text == amount_text(usual.cost.*cost_parts.at(i).amount)) continue;
        const auto usd = number_typed(text);
        patch["cost"][cost_parts.at(i).key] =
            usd ? Json{{"value", *usd}, {"source", scenario::tuned_by_hand}, {"confidence", "assumption"}} : Json();
    }
    return patch;
}

}  // namespace

std::vector<TermsFields> terms_of(const World& world, const UnitCosts& unit_costs) {
    std::vector<TermsFields> terms;
    const Reading* saved = world.saved_reading();
    if (saved == nullptr) return terms;
    const auto& edits = world.state->draft.edits;
    for (DraftMeasure& draft : measures_of_draft(*saved, edits, unit_costs))
        terms.push_back(fields_of(std::move(draft), *saved, edits));
    return terms;
}

std::vector<std::string> beyond_plans(const World& world, const UnitCosts& unit_costs) {
    std::vector<std::string> words;
    const Reading* saved = world.saved_reading();
    if (saved == nullptr) return words;
    try {
        const auto& edits = world.state->draft.edits;
        for (const std::string& path : plan_of_draft(*saved, edits, {"draft", ""}, unit_costs).left_out) {
            const std::string place = path_place(path, saved->input);
            words.push_back((place.empty() ? "" : place + ": ") + path_label(path, saved->input));
        }
    } catch (const InputError&) {  // told when it is saved
    }
    return words;
}

void draw_terms(const Ui& ui, const Reading& saved, TermsFields& fields) {
    const WithId id(fields.draft.measure.id);
    ImGui::Separator();
    label(localised(fields.draft.measure.title), ui.theme.text, ui.fonts.strong);
    for (const std::string& change : fields.changes) wrapped(change, ui.theme.muted, ui.fonts.small);
    draw_actor(ui, saved, fields);
    ImGui::SameLine(ui.px(second_column_px));
    ImGui::SetNextItemWidth(ui.px(110));
    ImGui::InputText(tr("decided on"), fields.date.data(), fields.date.size());
    draw_approvals(ui, saved, fields);
    ImGui::SameLine(ui.px(second_column_px));
    ImGui::SetNextItemWidth(ui.px(110));
    ImGui::InputText(tr("h until it works"), fields.lead_time_h.data(), fields.lead_time_h.size());
    draw_cost(ui, fields);
    wrapped(fields.draft.price, ui.theme.muted, ui.fonts.small);
    ImGui::Dummy({1, ui.px(4)});
}

std::string problem_of(const TermsFields& fields, const scenario::Scenario& scenario) {
    Date date;
    const std::string typed = fields.date.data();
    const auto last = days_from_epoch(scenario.start) + static_cast<std::int64_t>(scenario.days);
    const bool is_date = parse_date(typed, date);
    if (!is_date || days_from_epoch(date) < days_from_epoch(scenario.start) || days_from_epoch(date) >= last)
        return fmt::format(fmt::runtime(tr("\"{}\" is no day of the scenario: from {} on, for {} days")), typed,
                           to_string(scenario.start), number_text(scenario.days, false));
    const auto is_amount = [](const std::string& text) {
        const auto value = number_typed(text);
        return value && *value >= 0;
    };
    if (!is_amount(fields.lead_time_h.data()))
        return fmt::format(fmt::runtime(tr("\"{}\" is not a number of hours")), fields.lead_time_h.data());
    for (const auto& usd : fields.cost) {
        if (usd.front() != '\0' && !is_amount(usd.data()))
            return fmt::format(fmt::runtime(tr("\"{}\" is not an amount of money")), usd.data());
    }
    if (fields.actor.empty() && !fields.approvals.empty())
        return tr("who asks for approval must do it: choose an agency");
    return {};
}

Json patches_of(const std::vector<TermsFields>& terms) {
    Json patches = Json::object();
    for (const TermsFields& fields : terms) {
        if (Json patch = patch_of(fields); !patch.empty()) patches[fields.draft.measure.id] = std::move(patch);
    }
    return patches;
}

}  // namespace umbral::gui
