#include "gui/panels/ui.hpp"

#include <imgui_internal.h>  // to say where the keyboard may go

#include <algorithm>

#include "base/text.hpp"

namespace umbral::gui {

Region::Region(const char* name, const Box& box, Color background, Scroll scroll) {
    ImGuiWindowFlags flags = ImGuiWindowFlags_AlwaysUseWindowPadding | ImGuiWindowFlags_NavFlattened;
    if (scroll == Scroll::no) flags |= ImGuiWindowFlags_NoScrollbar;
    if (scroll == Scroll::sideways) flags |= ImGuiWindowFlags_HorizontalScrollbar;
    if (scroll != Scroll::yes) flags |= ImGuiWindowFlags_NoScrollWithMouse;
    ImGui::SetCursorScreenPos({box.left, box.top});
    ImGui::PushStyleColor(ImGuiCol_ChildBg, background.packed());
    ImGui::BeginChild(name, {std::max(1.0F, box.width()), std::max(1.0F, box.height())}, false, flags);
    if (scroll == Scroll::sideways && ImGui::IsWindowHovered())
        ImGui::SetScrollX(ImGui::GetScrollX() - ImGui::GetIO().MouseWheel * box.width() / 4);
}
Region::~Region() {
    ImGui::EndChild();
    ImGui::PopStyleColor();
}

ImVec4 vec(Color color) { return ImGui::ColorConvertU32ToFloat4(color.packed()); }

void label(const std::string& text, Color color, ImFont* font) {
    const WithFont with_font(font);
    const WithColor with_color(ImGuiCol_Text, color);
    const std::string shown = printable(text);
    ImGui::TextUnformatted(shown.data(), shown.data() + shown.size());
}

void wrapped(const std::string& text, Color color, ImFont* font) {
    const WithFont with_font(font);
    const WithColor with_color(ImGuiCol_Text, color);
    ImGui::PushTextWrapPos(0);
    const std::string shown = printable(text);
    ImGui::TextUnformatted(shown.data(), shown.data() + shown.size());
    ImGui::PopTextWrapPos();
}

void begin_tooltip(const Ui& ui) {
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(10), ui.px(8)});
    ImGui::BeginTooltip();
    ImGui::PopStyleVar();
}

void tooltip(const Ui& ui, const std::string& text) {
    if (text.empty() || !ImGui::IsItemHovered(ImGuiHoveredFlags_AllowWhenDisabled)) return;
    begin_tooltip(ui);
    ImGui::PushTextWrapPos(ui.px(340));
    label(text, ui.theme.text, ui.fonts.small);
    ImGui::PopTextWrapPos();
    ImGui::EndTooltip();
}

bool icon_button(const Ui& ui, const char* icon, const std::string& explanation, bool on, bool enabled) {
    const float side = ui.px(30);
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {0, ui.px(5)});
    ImGui::PushStyleColor(ImGuiCol_Button, (on ? ui.theme.hovered : ui.theme.surface.with_alpha(0)).packed());
    ImGui::PushStyleColor(ImGuiCol_Text, (!enabled ? ui.theme.faint : on ? ui.theme.accent : ui.theme.text).packed());
    ImGui::PushID(explanation.c_str());
    ImGui::BeginDisabled(!enabled);
    const bool pressed = ImGui::Button(icon, {side, side});
    ImGui::EndDisabled();
    ImGui::PopID();
    ImGui::PopStyleColor(2);
    ImGui::PopStyleVar();
    tooltip(ui, explanation);
    return pressed && enabled;
}

bool text_button(const Ui& ui, const std::string& text, bool primary, bool enabled) {
    const Theme& t = ui.theme;
    ImGui::PushStyleColor(ImGuiCol_Button, (primary ? t.accent : t.raised).packed());
    ImGui::PushStyleColor(ImGuiCol_ButtonHovered, (primary ? mixed(t.accent, t.text, 0.15) : t.hovered).packed());
    ImGui::PushStyleColor(ImGuiCol_ButtonActive, (primary ? mixed(t.accent, t.text, 0.25) : t.border).packed());
    ImGui::PushStyleColor(ImGuiCol_Text, (primary ? t.on_accent : t.text).packed());
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {ui.px(12), ui.px(6)});
    ImGui::BeginDisabled(!enabled);
    const bool pressed = ImGui::Button(text.c_str());
    ImGui::EndDisabled();
    ImGui::PopStyleVar();
    ImGui::PopStyleColor(4);
    return pressed;
}

bool is_enter_pressed() {
    return ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Enter), false) ||
           ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_KeyPadEnter), false);
}

bool default_button(const Ui& ui, const std::string& text, bool enabled) {
    const bool pressed = text_button(ui, text, true, enabled);
    if (ImGui::IsWindowAppearing()) ImGui::SetItemDefaultFocus();
    const ImGuiIO& io = ImGui::GetIO();
    // Where the keyboard is on a control, Enter is for that one; a field that is being typed in is done with.
    const bool is_free = io.WantTextInput || !io.NavVisible;
    return pressed || (enabled && is_free && is_enter_pressed());
}

bool mouse_area(const char* name, float width, float height) {
    ImGui::PushItemFlag(ImGuiItemFlags_NoNav | ImGuiItemFlags_NoNavDefaultFocus, true);
    const bool pressed = ImGui::InvisibleButton(name, {width, height});
    ImGui::PopItemFlag();
    return pressed;
}

void keep_arrows() {
    ImGuiContext& g = *ImGui::GetCurrentContext();
    ImGui::NavMoveRequestCancel();
    if (!g.NavInitRequestFromMove) return;
    g.NavInitRequest = g.NavInitRequestFromMove = false;  // the keyboard was nowhere yet: nor is it now
    g.NavDisableHighlight = true;
}

FocusGate::FocusGate(const std::string& wanted, const std::string& region) {
    ImGui::PushItemFlag(ImGuiItemFlags_NoNavDefaultFocus, !wanted.empty() && wanted != region);
}
FocusGate::~FocusGate() { ImGui::PopItemFlag(); }

std::string focused_region() {
    const ImGuiWindow* window = ImGui::GetCurrentContext()->NavWindow;
    if (window == nullptr) return {};
    const std::string name = window->Name;  // as Dear ImGui makes it: "umbral/column_1A2B3C4D/map_5E6F7081"
    const auto begin = name.rfind('/') + 1;
    const auto end = name.rfind('_');
    return end == std::string::npos || end < begin ? "" : name.substr(begin, end - begin);
}

void seek_focus() {
    ImGuiContext& g = *ImGui::GetCurrentContext();
    if (g.NavWindow == nullptr) return;
    ImGuiWindow* window = g.NavWindow->RootWindow;
    ImGui::FocusWindow(window);
    ImGui::NavInitWindow(window, true);
    g.NavDisableHighlight = false;
    g.NavDisableMouseHover = true;
}

void hide_focus() { ImGui::GetCurrentContext()->NavDisableHighlight = true; }

void focus_ring(const Ui& ui) {
    if (!ImGui::IsItemFocused() || !ImGui::GetIO().NavVisible) return;
    const ImVec2 low = ImGui::GetItemRectMin();
    const ImVec2 high = ImGui::GetItemRectMax();
    ImGui::GetWindowDrawList()->AddRect(low, high, ui.theme.accent.packed(), ui.px(4), 0, ui.px(2));
}

int segmented(const Ui& ui, const char* id, const std::vector<std::string>& words, int on) {
    int pressed = -1;
    const WithId scope(id);
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {ui.px(10), ui.px(6)});
    for (int i = 0; i < static_cast<int>(words.size()); ++i) {
        if (i > 0) ImGui::SameLine(0, ui.px(1));
        const bool is_on = i == on;
        const WithColor back(ImGuiCol_Button, is_on ? ui.theme.hovered : ui.theme.raised);
        const WithColor ink(ImGuiCol_Text, is_on ? ui.theme.accent : ui.theme.muted);
        if (ImGui::Button(words[static_cast<std::size_t>(i)].c_str())) pressed = i;
        if (!is_on) continue;
        const ImVec2 low = ImGui::GetItemRectMin();
        const ImVec2 high = ImGui::GetItemRectMax();
        ImGui::GetWindowDrawList()->AddRectFilled({low.x, high.y - ui.px(2)}, high, ui.theme.accent.packed());
    }
    ImGui::PopStyleVar();
    return pressed;
}

void flow(float gap, float width) {
    ImGui::SameLine(0, gap);
    if (ImGui::GetContentRegionAvail().x < width) ImGui::NewLine();
}

Color finding_color(const Theme& theme, std::optional<analysis::Finding> finding) {
    using analysis::Finding;
    if (finding == Finding::better) return theme.better;
    if (finding == Finding::worse) return theme.worse;
    return finding == Finding::higher || finding == Finding::lower ? theme.text : theme.muted;
}

Box rest_of_window() {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const ImVec2 room = ImGui::GetContentRegionAvail();
    return {at.x, at.y, at.x + std::max(1.0F, room.x), at.y + std::max(1.0F, room.y)};
}

void empty_state(const Ui& ui, const Box& box, const char* icon, const std::string& text) {
    ImGuiCanvas canvas(*ImGui::GetWindowDrawList(), ui.fonts);
    const float x = (box.left + box.right) / 2;
    constexpr std::size_t most_lines = 5;
    const auto lines = broken(canvas, text, TextSize::text, std::min(box.width() - ui.px(24), ui.px(640)), most_lines);
    const float line_height = canvas.measure("0", TextSize::text).y;
    const float more = line_height * (static_cast<float>(lines.size()) - 1);
    const float y = (box.top + box.bottom - more) / 2 - ui.px(24);
    if (box.height() > ui.px(90)) canvas.text({x, y - ui.px(16)}, icon, ui.theme.faint, TextSize::title, Align::center);
    float top = y + ui.px(24);
    for (const std::string& line : lines) {
        canvas.text({x, top}, line, ui.theme.muted, TextSize::text, Align::center);
        top += line_height;
    }
}

}  // namespace umbral::gui
