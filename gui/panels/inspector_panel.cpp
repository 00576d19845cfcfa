#include "gui/panels/inspector_panel.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cfloat>
#include <cmath>

#include "base/i18n.hpp"
#include "gui/model/typed_number.hpp"

namespace umbral::gui {
namespace {

constexpr float field_px = 74;
constexpr float unit_px = 78;

const char* confidence_words(scenario::Confidence confidence) {
    switch (confidence) {
        case scenario::Confidence::read:
            return tr("read in a source");
        case scenario::Confidence::computed:
            return tr("computed from a source");
        case scenario::Confidence::recall:
            return tr("recalled, not checked");
        case scenario::Confidence::assumption:
            return tr("an assumption");
    }
    return "";
}

std::string spread_text(const scenario::Quantity& quantity, bool whole) {
    if (!quantity.spread) return {};
    const double low = exact_quantile(*quantity.spread, 0.1);
    const double high = exact_quantile(*quantity.spread, 0.9);
    return fmt::format(fmt::runtime(tr("uncertain: {} to {} in 8 histories of 10")), number_text(low, whole),
                       number_text(high, whole));
}

void parameter_tooltip(const Ui& ui, const Parameter& p) {
    if (!ImGui::IsItemHovered()) return;
    begin_tooltip(ui);
    ImGui::PushTextWrapPos(ui.px(340));
    label(p.label, ui.theme.text, ui.fonts.strong);
    if (!p.help.empty()) label(p.help, ui.theme.text, ui.fonts.small);
    label(fmt::format(fmt::runtime(tr("Saved: {} {}")), number_text(p.saved, p.whole), p.unit), ui.theme.muted,
          ui.fonts.small);
    if (p.default_value) {
        label(fmt::format(fmt::runtime(tr("Default: {} {}")), number_text(*p.default_value, p.whole), p.unit),
              ui.theme.muted, ui.fonts.small);
    }
    if (p.original.spread) label(spread_text(p.original, p.whole), ui.theme.muted, ui.fonts.small);
    label(fmt::format(fmt::runtime(tr("Allowed: {} to {}")), number_text(p.min, p.whole), number_text(p.max, p.whole)),
          ui.theme.muted, ui.fonts.small);
    const std::string source = p.original.source.text.empty()
                                   ? std::string(confidence_words(p.original.source.confidence))
                                   : fmt::format("{}: {}", confidence_words(p.original.source.confidence),
                                                 source_words(p.original.source.text));
    label(source, ui.theme.muted, ui.fonts.small);
    label(p.path, ui.theme.muted, ui.fonts.small);
    ImGui::PopTextWrapPos();
    ImGui::EndTooltip();
}

/// The slider's track with the saved value as a notch and, where uncertain, its range.
void draw_track(const Ui& ui, const Box& box, const Parameter& p, bool active) {
    ImGuiCanvas canvas(*ImGui::GetWindowDrawList(), ui.fonts);
    const double length = std::max(1e-12, p.slider_max - p.slider_min);
    const auto x = [&](double value) {
        const double share = std::clamp((value - p.slider_min) / length, 0.0, 1.0);
        return box.left + static_cast<float>(share) * box.width();
    };
    const float y = (box.top + box.bottom) / 2;
    canvas.rect({box.left, y - ui.px(2), box.right, y + ui.px(2)}, ui.theme.raised, ui.px(2));
    if (p.original.spread) {
        const double shift = p.additive ? p.value - p.saved : 0;
        if (p.additive || !p.changed)
            canvas.rect({x(exact_quantile(*p.original.spread, 0.1) + shift), y - ui.px(2),
                         x(exact_quantile(*p.original.spread, 0.9) + shift), y + ui.px(2)},
                        ui.theme.accent.with_alpha(0.35), ui.px(2));
    }
    if (p.changed) {
        const float from = std::min(x(p.saved), x(p.value));
        const float to = std::max(x(p.saved), x(p.value));
        canvas.rect({from, y - ui.px(2), to, y + ui.px(2)}, ui.theme.accent, ui.px(2));
        canvas.line({x(p.saved), y - ui.px(6)}, {x(p.saved), y + ui.px(6)}, ui.theme.muted, ui.px(1.5F));
    }
    canvas.disc({x(p.value), y}, ui.px(active ? 8 : 7), ui.theme.surface);
    canvas.disc({x(p.value), y}, ui.px(active ? 7 : 6), ui.theme.accent);
}

/// Left and right move a slider that was clicked or reached with the arrow keys; what is held is one change.
void handle_keys(const Ui& ui, const Parameter& p, InspectorPanelState& own) {
    if (!ImGui::IsItemFocused() || ImGui::GetIO().WantTextInput) return;
    own.takes_arrows = true;
    const int left = ImGui::GetKeyIndex(ImGuiKey_LeftArrow);
    const int right = ImGui::GetKeyIndex(ImGuiKey_RightArrow);
    const int steps = (ImGui::IsKeyPressed(right) ? 1 : 0) - (ImGui::IsKeyPressed(left) ? 1 : 0);
    if (ImGui::IsKeyDown(left) || ImGui::IsKeyDown(right)) keep_arrows();
    if (steps != 0) {
        const double size = p.step * (ImGui::GetIO().KeyShift ? 10 : 1);
        const double value = std::clamp(std::round((p.value + steps * size) / p.step) * p.step, p.min, p.max);
        if (value != p.value) ui.ask(action::Set{p.path, setting_text(p, value), true});
    }
    if (ImGui::IsKeyReleased(left) || ImGui::IsKeyReleased(right)) ui.ask(action::EndDrag{});
}

void draw_slider(const Ui& ui, const Parameter& p, float width, InspectorPanelState& own) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float height = ImGui::GetFrameHeight();
    ImGui::InvisibleButton("slider", {width, height});
    const Box box{at.x + ui.px(8), at.y, at.x + width - ui.px(8), at.y + height};
    const bool active = ImGui::IsItemActive();
    draw_track(ui, box, p, active || ImGui::IsItemHovered());
    focus_ring(ui);
    parameter_tooltip(ui, p);
    handle_keys(ui, p, own);
    if (active) {
        const double share =
            std::clamp(static_cast<double>((ImGui::GetIO().MousePos.x - box.left) / box.width()), 0.0, 1.0);
        const double value = std::round((p.slider_min + share * (p.slider_max - p.slider_min)) / p.step) * p.step;
        if (value != p.value && ImGui::IsMouseDown(ImGuiMouseButton_Left))
            ui.ask(action::Set{p.path, setting_text(p, value), true});
    }
    if (ImGui::IsItemDeactivated()) ui.ask(action::EndDrag{});
}

/// What is typed is taken when the field is left; what is not allowed is told below it.
void draw_field(const Ui& ui, const Parameter& p, InspectorPanelState& own) {
    const std::string before = field_text(p);
    std::array<char, 48> text{};
    const auto typing = own.typed.find(p.path);
    (typing != own.typed.end() ? typing->second : before).copy(text.data(), text.size() - 1);
    ImGui::SetNextItemWidth(ui.px(field_px));
    ImGui::InputText("##value", text.data(), text.size(), ImGuiInputTextFlags_AutoSelectAll);
    parameter_tooltip(ui, p);
    if (ImGui::IsItemActive()) {
        own.typed[p.path] = text.data();
    } else if (typing != own.typed.end()) {
        own.typed.erase(typing);
        own.refused.clear();
        if (text.data() == before) return;
        const TypedNumber typed = typed_number(p, text.data());
        own.refused_path = p.path;
        own.refused = typed.problem;
        if (typed.value && *typed.value != p.value) ui.ask(action::Set{p.path, setting_text(p, *typed.value), false});
    }
}

/// Why what was typed was not taken.
void draw_refusal(const Ui& ui, const Parameter& p, const InspectorPanelState& own) {
    if (own.refused_path == p.path && !own.refused.empty()) wrapped(own.refused, ui.theme.worse, ui.fonts.small);
}

void draw_unit(const Ui& ui, const Parameter& p) {
    ImGuiCanvas canvas(*ImGui::GetWindowDrawList(), ui.fonts);
    ImGui::SameLine(0, ui.px(6));
    ImGui::AlignTextToFramePadding();
    label(fitted(canvas, p.unit, TextSize::small, ui.px(unit_px - 8)), ui.theme.muted, ui.fonts.small);
    tooltip(ui, p.unit);
}

/// At the end of a name, on its first line: what follows stays where it is.
void draw_reset(const Ui& ui, const Parameter& p, ImVec2 at) {
    const ImVec2 next = ImGui::GetCursorScreenPos();
    ImGui::SetCursorScreenPos({at.x, at.y - ui.px(6)});
    if (icon_button(ui, icon::undo, fmt::format(fmt::runtime(tr("Back to {}")), number_text(p.saved, p.whole))))
        ui.ask(action::Reset{p.path});
    ImGui::SetCursorScreenPos(next);
}

/// The name over the whole width; below it slider, field and unit.
void draw_parameter(const Ui& ui, const Parameter& p, InspectorPanelState& own) {
    const WithId id(p.path);
    const float width = ImGui::GetContentRegionAvail().x;
    const float reset_px = ui.px(30);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::PushTextWrapPos(ImGui::GetCursorPosX() + width - reset_px);
    label(p.label, p.changed ? ui.theme.accent : ui.theme.text, ui.fonts.text);
    ImGui::PopTextWrapPos();
    parameter_tooltip(ui, p);
    if (p.changed) draw_reset(ui, p, {at.x + width - reset_px, at.y});
    draw_slider(ui, p, width - ui.px(field_px + unit_px + 8), own);
    ImGui::SameLine(0, ui.px(8));
    draw_field(ui, p, own);
    draw_unit(ui, p);
    draw_refusal(ui, p, own);
    if (!p.planned.empty()) wrapped(p.planned, ui.theme.accent, ui.fonts.small);
    ImGui::Dummy({1, ui.px(3)});
}

void draw_plain(const Ui& ui, const Parameter& p, InspectorPanelState& own) {
    const WithId id(p.path);
    ImGuiCanvas canvas(*ImGui::GetWindowDrawList(), ui.fonts);
    const float width = ImGui::GetContentRegionAvail().x;
    const float field = width - ui.px(field_px + unit_px);
    ImGui::AlignTextToFramePadding();
    label(fitted(canvas, p.label, TextSize::small, field - ui.px(4)), p.changed ? ui.theme.accent : ui.theme.muted,
          ui.fonts.small);
    parameter_tooltip(ui, p);
    ImGui::SameLine(field + ui.px(4));
    draw_field(ui, p, own);
    draw_unit(ui, p);
    draw_refusal(ui, p, own);
}

void draw_groups(const Ui& ui, InspectorPanelState& own) {
    for (const ParameterGroup& group : own.shown.groups) {
        const WithId id(group.title);
        ImGui::Dummy({1, ui.px(4)});
        if (group.tunable) {
            wrapped(group.title, ui.theme.text, ui.fonts.strong);
            for (const Parameter& p : group.parameters) draw_parameter(ui, p, own);
            continue;
        }
        const WithFont strong(ui.fonts.strong);
        const bool open = ImGui::CollapsingHeader(group.title.c_str());
        const WithFont plain(ui.fonts.text);
        if (!open) continue;
        for (const Parameter& p : group.parameters) draw_plain(ui, p, own);
    }
}

/// What an edit is about and what it changes: "Paso Canoas border post: 400 → 550 persons".
std::string edit_words(const Reading* saved, const scenario::Setting& edit, InspectorPanelState& own) {
    if (saved == nullptr) return change_text(std::nullopt, edit.second);
    auto known = own.edited.find(edit.first);
    if (known == own.edited.end()) known = own.edited.emplace(edit.first, parameter_at(*saved, edit.first)).first;
    const std::string place = path_place(edit.first, saved->input);
    return (place.empty() ? "" : place + ": ") + change_text(known->second, edit.second);
}

void draw_changes(const Ui& ui, const World& world, InspectorPanelState& own) {
    const auto& edits = world.state->draft.edits;
    if (edits.empty()) return;
    ImGui::Separator();
    label(fmt::format(fmt::runtime(tr_n("{} change to the saved plan", "{} changes to the saved plan", edits.size())),
                      edits.size()),
          ui.theme.text, ui.fonts.strong);
    const Reading* saved = world.saved_reading();
    for (const auto& edit : edits) {
        const std::string& path = edit.first;
        const WithId id(path);
        const std::string name = saved != nullptr ? path_label(path, saved->input) : path;
        if (icon_button(ui, icon::close, tr("Take this change back"))) ui.ask(action::Reset{path});
        ImGui::SameLine();
        ImGui::BeginGroup();
        wrapped(name, ui.theme.text, ui.fonts.small);
        wrapped(edit_words(saved, edit, own), ui.theme.muted, ui.fonts.small);
        ImGui::EndGroup();
    }
    if (text_button(ui, std::string(icon::save) + "  " + tr("Save as plan"), true))
        ui.ask(action::ShowDialog{"save_plan"});
    ImGui::SameLine();
    if (text_button(ui, tr("Discard"))) ui.ask(action::ResetAll{});
}

void draw_problems(const Ui& ui, const World& world) {
    if (world.draft == nullptr || world.draft->stage != Stage::broken) return;
    wrapped(tr("The changes cannot be simulated:"), ui.theme.worse, ui.fonts.strong);
    for (const Problem& problem : world.draft->problems) wrapped(to_text(problem), ui.theme.worse, ui.fonts.small);
    ImGui::Separator();
}

/// Reads the inputs anew only when they have changed, and not under a slider that is being dragged.
void refresh(const World& world, InspectorPanelState& own) {
    const AppState& state = *world.state;
    const bool same_inputs = own.current == world.last_reading && own.saved == world.saved_reading();
    const bool same = own.selection == state.session.selection && own.language == state.preferences.language &&
                      (same_inputs || (own.current != nullptr && !state.gesture.empty()));
    if (own.selection != state.session.selection) {
        own.typed.clear();
        own.refused.clear();
    }
    if (!same) {
        own.current = world.last_reading;
        own.saved = world.saved_reading();
        own.selection = state.session.selection;
        own.language = state.preferences.language;
        own.shown = inspect(own.saved != nullptr ? *own.saved : *own.current, *own.current, own.selection);
        own.edited.clear();
    }
    // The draft may be ahead of its reading: show at once what was set.
    for (ParameterGroup& group : own.shown.groups) {
        for (Parameter& p : group.parameters) {
            const auto& edits = state.draft.edits;
            const auto edit =
                std::find_if(edits.begin(), edits.end(), [&](const auto& e) { return e.first == p.path; });
            p.changed = edit != edits.end();
            const double set = p.changed ? setting_value(edit->second) : p.saved;
            if (std::isfinite(set)) p.value = set;
        }
    }
}

}  // namespace

void draw_inspector_panel(const Ui& ui, const World& world, InspectorPanelState& own) {
    if (world.reading() == nullptr) {
        empty_state(ui, rest_of_window(), icon::sliders, tr("Nothing to tune yet"));
        return;
    }
    refresh(world, own);
    own.takes_arrows = false;
    draw_problems(ui, world);
    wrapped(own.shown.title, ui.theme.text, ui.fonts.figure);
    wrapped(own.shown.kind, ui.theme.muted, ui.fonts.small);
    if (!own.shown.note.empty()) wrapped(own.shown.note, ui.theme.muted, ui.fonts.small);
    if (own.selection.subject == Subject::nothing)
        wrapped(tr("Choose a site or a route on the map to tune it."), ui.theme.muted, ui.fonts.small);
    draw_groups(ui, own);
    if (!own.shown.source.empty()) {
        ImGui::Dummy({1, ui.px(4)});
        wrapped(fmt::format(fmt::runtime(tr("Source: {}")), own.shown.source), ui.theme.muted, ui.fonts.small);
    }
    draw_changes(ui, world, own);
}

}  // namespace umbral::gui
