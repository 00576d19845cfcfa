#pragma once
// What every panel is given, and small pieces that several share.

#include <imgui.h>

#include <optional>
#include <string>
#include <vector>

#include "analysis/comparison.hpp"
#include "gui/app/actions.hpp"
#include "gui/widgets/canvas.hpp"
#include "gui/widgets/fonts.hpp"
#include "gui/widgets/imgui_canvas.hpp"
#include "gui/widgets/theme.hpp"

namespace umbral::gui {

struct Ui {
    const Theme& theme;
    const Fonts& fonts;
    Actions& actions;  ///< what the user asked for in this frame
    [[nodiscard]] float px(float design) const { return design * fonts.scale; }
    void ask(Action action) const { actions.push_back(std::move(action)); }
};

/// A font for as long as it lives.
class WithFont {
  public:
    explicit WithFont(ImFont* font) { ImGui::PushFont(font); }
    ~WithFont() { ImGui::PopFont(); }
    WithFont(const WithFont&) = delete;
    WithFont& operator=(const WithFont&) = delete;
};
/// A colour of Dear ImGui's own for as long as it lives.
class WithColor {
  public:
    WithColor(ImGuiCol slot, Color color) { ImGui::PushStyleColor(slot, color.packed()); }
    ~WithColor() { ImGui::PopStyleColor(); }
    WithColor(const WithColor&) = delete;
    WithColor& operator=(const WithColor&) = delete;
};
class WithId {
  public:
    explicit WithId(const std::string& id) { ImGui::PushID(id.c_str()); }
    ~WithId() { ImGui::PopID(); }
    WithId(const WithId&) = delete;
    WithId& operator=(const WithId&) = delete;
};
/// While the keyboard is led to one region, keeps it from the controls of another for as long as it lives.
class FocusGate {
  public:
    /// @param wanted  the region it is led to; empty: none
    FocusGate(const std::string& wanted, const std::string& region);
    ~FocusGate();
    FocusGate(const FocusGate&) = delete;
    FocusGate& operator=(const FocusGate&) = delete;
};
/// A fixed part of the window; ends with the object.
class Region {
  public:
    enum class Scroll {
        no,
        yes,
        by_bar,    ///< the wheel is for what lies inside
        sideways,  ///< by wheel and bar
    };
    Region(const char* name, const Box& box, Color background, Scroll scroll = Scroll::no);
    ~Region();
    Region(const Region&) = delete;
    Region& operator=(const Region&) = delete;
};

[[nodiscard]] ImVec4 vec(Color color);
void label(const std::string& text, Color color, ImFont* font);
void wrapped(const std::string& text, Color color, ImFont* font);
/// A button of an icon alone, with a tooltip; `on` shows it as pressed.
bool icon_button(const Ui& ui, const char* icon, const std::string& explanation, bool on = false, bool enabled = true);
bool text_button(const Ui& ui, const std::string& text, bool primary = false, bool enabled = true);
/// The primary button of a dialog, on which the keyboard begins. Enter presses it wherever the keyboard is, but on
/// another control.
bool default_button(const Ui& ui, const std::string& text, bool enabled = true);
/// Keeps the arrow keys of this frame from leading to another control.
void keep_arrows();
/// The region that the keyboard is in; empty where it is in none.
[[nodiscard]] std::string focused_region();
/// Leads the keyboard to the first control that is drawn in this frame and that no FocusGate keeps from it.
void seek_focus();
/// Takes away the frame round what the keyboard is on, until an arrow key is pressed again.
void hide_focus();
/// Whether Enter was pressed in this frame.
[[nodiscard]] bool is_enter_pressed();
/// A part of a picture that takes the mouse; the keyboard passes it over, keys of their own do the same. @return
/// whether it was pressed
bool mouse_area(const char* name, float width, float height);
/// Shows where the keyboard is, round the last item.
void focus_ring(const Ui& ui);
/// Buttons side by side of which one is on. @return the one pressed; below 0: none
int segmented(const Ui& ui, const char* id, const std::vector<std::string>& words, int on);
/// Goes on in the same row where `width` still fits, else below.
void flow(float gap, float width);
/// A tooltip of text, wrapped, when the last item is hovered.
void tooltip(const Ui& ui, const std::string& text);
/// Begins a tooltip window with our colours; end with ImGui::EndTooltip().
void begin_tooltip(const Ui& ui);
/// Of what is found; muted where that is nothing.
[[nodiscard]] Color finding_color(const Theme& theme, std::optional<analysis::Finding> finding);
/// What is shown where there is nothing yet: what to do next.
void empty_state(const Ui& ui, const Box& box, const char* icon, const std::string& text);
/// The area left in the current window, as a box on the screen.
[[nodiscard]] Box rest_of_window();

}  // namespace umbral::gui
