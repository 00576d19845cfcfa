#include "gui/widgets/theme.hpp"

#include <imgui.h>

#include <algorithm>
#include <cmath>

namespace umbral::gui {
namespace {

/// Okabe & Ito 2008, "Color universal design"; the yellow is left out, it is too light for lines on white.
constexpr std::array<Color, 6> okabe_ito_light{rgb(0x0072B2), rgb(0xD55E00), rgb(0x009E73),
                                               rgb(0xCC79A7), rgb(0xE69F00), rgb(0x56B4E9)};
constexpr std::array<Color, 6> okabe_ito_dark{rgb(0x56B4E9), rgb(0xF0843C), rgb(0x2CC39A),
                                              rgb(0xE09CC4), rgb(0xF0B840), rgb(0x8FA8FF)};

Theme make_light() {
    Theme t;
    t.background = rgb(0xF3F5F8);
    t.surface = rgb(0xFFFFFF);
    t.raised = rgb(0xEEF1F5);
    t.hovered = rgb(0xE3E9F2);
    t.border = rgb(0xDCE1E8);
    t.grid = rgb(0xECEFF3);
    t.text = rgb(0x17202C);
    t.muted = rgb(0x566273);
    t.accent = rgb(0x1D5FA8);
    t.on_accent = rgb(0xFFFFFF);
    t.better = rgb(0x0A7350);
    t.worse = rgb(0xB03A06);
    t.warning = rgb(0x8A5A00);
    t.faint = rgb(0xA7B0BD);
    t.threshold = rgb(0xB03A06);
    t.now = rgb(0x17202C);
    t.sea = rgb(0xE4ECF3);
    t.land = rgb(0xF4F3EF);
    t.land_modelled = rgb(0xFFFFFF);
    t.coast = rgb(0xB9C6D2);
    t.frontier = rgb(0xCFCCC2);
    t.route = rgb(0x6C7A8C);
    t.ring = rgb(0xC8390A);
    t.plans = okabe_ito_light;
    t.causes = {rgb(0x7A8594), rgb(0x0072B2), rgb(0xD55E00), rgb(0xE69F00),
                rgb(0xB05A8C), rgb(0x009E73), rgb(0x7B5EA7)};
    return t;
}

Theme make_dark() {
    Theme t;
    t.dark = true;
    t.background = rgb(0x0F141A);
    t.surface = rgb(0x171D25);
    t.raised = rgb(0x212A35);
    t.hovered = rgb(0x2A3543);
    t.border = rgb(0x2B3542);
    t.grid = rgb(0x242D38);
    t.text = rgb(0xE7ECF2);
    t.muted = rgb(0x9FADBD);
    t.accent = rgb(0x79B4F2);
    t.on_accent = rgb(0x0C1826);
    t.better = rgb(0x4CCB9C);
    t.worse = rgb(0xFF9A63);
    t.warning = rgb(0xF0B840);
    t.faint = rgb(0x5C6979);
    t.threshold = rgb(0xFF9A63);
    t.now = rgb(0xE7ECF2);
    t.sea = rgb(0x10171F);
    t.land = rgb(0x1D252F);
    t.land_modelled = rgb(0x27313D);
    t.coast = rgb(0x435163);
    t.frontier = rgb(0x3B4756);
    t.route = rgb(0x8494A8);
    t.ring = rgb(0xFF8A4C);
    t.plans = okabe_ito_dark;
    t.causes = {rgb(0x8A97A8), rgb(0x56B4E9), rgb(0xF0843C), rgb(0xF0B840),
                rgb(0xE09CC4), rgb(0x2CC39A), rgb(0xB79AE8)};
    return t;
}

/// Cividis at nine even steps. @source Nunez, Anderton & Renslow 2018, PLOS ONE 13(7)
constexpr std::array<Color, 9> cividis{rgb(0x00224E), rgb(0x123570), rgb(0x3B496C), rgb(0x575D6D), rgb(0x707173),
                                       rgb(0x8A8678), rgb(0xA59C74), rgb(0xC3B369), rgb(0xE1CC55)};

double linear(std::uint8_t channel) {
    const double value = channel / 255.0;
    return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

ImVec4 vec(Color color) { return ImGui::ColorConvertU32ToFloat4(color.packed()); }

}  // namespace

double luminance(Color color) { return 0.2126 * linear(color.r) + 0.7152 * linear(color.g) + 0.0722 * linear(color.b); }

double contrast(Color one, Color other) {
    const double a = luminance(one);
    const double b = luminance(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

Color Theme::occupancy(double fraction) const {
    const double at = std::clamp(fraction, 0.0, 1.0) * (cividis.size() - 1);
    const auto below = std::min(static_cast<std::size_t>(at), cividis.size() - 2);
    return mixed(cividis[below], cividis[below + 1], at - static_cast<double>(below));
}

Color Theme::level(int number) const {
    // Even steps of lightness from yellow to brown, which no common colour blindness confuses.
    static constexpr std::array<Color, 5> on_light{rgb(0xC9D3DE), rgb(0xF6DC9A), rgb(0xEFAE4A), rgb(0xCF6F22),
                                                   rgb(0x8A2F0C)};
    static constexpr std::array<Color, 5> on_dark{rgb(0x3A4654), rgb(0x6B5526), rgb(0xA8742A), rgb(0xE39A45),
                                                  rgb(0xFFD9A0)};
    const auto step = static_cast<std::size_t>(std::clamp(number, 0, 4));
    return dark ? on_dark.at(step) : on_light.at(step);
}

const Theme& theme(bool dark) {
    static const Theme light_theme = make_light();
    static const Theme dark_theme = make_dark();
    return dark ? dark_theme : light_theme;
}

namespace {

void set_colors(const Theme& t, ImGuiStyle& style) {
    const auto set = [&style](ImGuiCol_ slot, Color color) { style.Colors[slot] = vec(color); };
    set(ImGuiCol_Text, t.text);
    set(ImGuiCol_TextDisabled, t.muted);
    set(ImGuiCol_WindowBg, t.background);
    set(ImGuiCol_ChildBg, t.surface);
    set(ImGuiCol_PopupBg, t.surface);
    set(ImGuiCol_Border, t.border);
    set(ImGuiCol_FrameBg, t.raised);
    set(ImGuiCol_FrameBgHovered, t.hovered);
    set(ImGuiCol_FrameBgActive, t.hovered);
    set(ImGuiCol_ScrollbarBg, t.surface.with_alpha(0));
    set(ImGuiCol_ScrollbarGrab, t.border);
    set(ImGuiCol_ScrollbarGrabHovered, t.faint);
    set(ImGuiCol_ScrollbarGrabActive, t.faint);
    set(ImGuiCol_CheckMark, t.accent);
    set(ImGuiCol_SliderGrab, t.accent);
    set(ImGuiCol_SliderGrabActive, t.accent);
    set(ImGuiCol_Button, t.raised);
    set(ImGuiCol_ButtonHovered, t.hovered);
    set(ImGuiCol_ButtonActive, t.border);
    set(ImGuiCol_Header, t.raised);
    set(ImGuiCol_HeaderHovered, t.hovered);
    set(ImGuiCol_HeaderActive, t.hovered);
    set(ImGuiCol_Separator, t.border);
    set(ImGuiCol_TableBorderLight, t.grid);
    set(ImGuiCol_TableBorderStrong, t.border);
    set(ImGuiCol_TableHeaderBg, t.surface);
    set(ImGuiCol_TableRowBg, t.surface);
    set(ImGuiCol_TextSelectedBg, t.accent.with_alpha(0.3));
    set(ImGuiCol_NavHighlight, t.accent);
    set(ImGuiCol_ModalWindowDimBg, rgb(0x000000).with_alpha(0.35));
}

}  // namespace

void apply_style(const Theme& t, float scale) {
    ImGuiStyle& style = ImGui::GetStyle();
    style = ImGuiStyle();
    set_colors(t, style);
    style.WindowPadding = {12, 10};
    style.FramePadding = {8, 4};
    style.ItemSpacing = {8, 6};
    style.ItemInnerSpacing = {6, 4};
    style.WindowRounding = 0;
    style.ChildRounding = 0;
    style.FrameRounding = 4;
    style.PopupRounding = 6;
    style.GrabRounding = 4;
    style.ScrollbarRounding = 4;
    style.ScrollbarSize = 10;
    style.GrabMinSize = 10;
    style.WindowBorderSize = 0;
    style.ChildBorderSize = 0;
    style.PopupBorderSize = 1;
    style.ScaleAllSizes(scale);
    style.CurveTessellationTol = 0.6F;
    style.CircleTessellationMaxError = 0.2F;
}

}  // namespace umbral::gui
