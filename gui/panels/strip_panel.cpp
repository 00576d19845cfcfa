#include "gui/panels/strip_panel.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/i18n.hpp"

namespace umbral::gui {
namespace {

constexpr float card_px = 120;
constexpr float note_px = 20;
constexpr float least_card_px = 146;
constexpr float title_line_px = 15;
constexpr std::size_t most_title_lines = 2;

/// Where the histories lie: a thin scale with one mark each and the middle half thicker.
void draw_spread(Canvas& canvas, const Theme& theme, const Box& box, const std::vector<double>& values, Color color) {
    if (values.size() < 2) return;
    const double top = std::max(values.back(), 1e-12);
    const float s = canvas.scale();
    const float y = (box.top + box.bottom) / 2;
    const auto x = [&](double value) { return box.left + static_cast<float>(value / top) * box.width(); };
    canvas.line({box.left, y}, {box.right, y}, theme.grid, 2 * s);
    const std::size_t n = values.size();
    canvas.line({x(values[n / 10]), y}, {x(values[n - 1 - n / 10]), y}, color.with_alpha(0.35), 4 * s);
    canvas.disc({x(values[n / 2]), y}, 3.2F * s, color);
}

std::vector<std::string> title_lines(const Ui& ui, const Canvas& canvas, const StripCard& card, float width) {
    return broken(canvas, card.title, TextSize::small, width - ui.px(20), most_title_lines);
}

/// @param box  its figures; the title begins at `top`
void draw_card(const Ui& ui, Canvas& canvas, const Box& box, float top, const StripCard& card, bool stale) {
    const Theme& t = ui.theme;
    const float s = ui.px(1);
    const float left = box.left + 12 * s;
    const float room = box.width() - 20 * s;
    const Color strong = stale ? t.faint : t.text;
    const Color soft = stale ? t.faint : t.muted;
    for (const std::string& line : title_lines(ui, canvas, card, box.width())) {
        canvas.text({left, top + 8 * s}, line, soft, TextSize::small, Align::left);
        top += title_line_px * s;
    }
    canvas.text({left, box.top + 25 * s}, card.value, strong, TextSize::figure, Align::left);
    const float behind = left + canvas.measure(card.value, TextSize::figure).x + 5 * s;
    // A short unit stands behind the figure, a long one below it.
    std::string beside = card.magnitude.empty() ? card.unit : card.magnitude;
    std::string below = card.magnitude.empty() ? "" : card.unit;
    if (behind + canvas.measure(beside, TextSize::small).x > box.right - 6 * s) std::swap(beside, below);
    canvas.text({behind, box.top + 33 * s}, beside, soft, TextSize::small, Align::left);
    if (!card.qualifier.empty()) below += (below.empty() ? "" : ", ") + card.qualifier;
    canvas.text({left, box.top + 52 * s}, fitted(canvas, below, TextSize::small, room), soft, TextSize::small,
                Align::left);
    canvas.text({left, box.top + 69 * s}, fitted(canvas, card.interval, TextSize::small, room), soft, TextSize::small,
                Align::left);
    draw_spread(canvas, t, {left, box.top + 87 * s, box.right - 14 * s, box.top + 95 * s}, card.spread,
                stale ? t.faint : t.plans[0]);
    const Color verdict = stale ? t.faint : card.is_unpriced ? t.warning : finding_color(t, card.finding);
    std::string words = card.difference;
    if (card.finding != analysis::Finding::same && !card.verdict.empty()) words += fmt::format("  {}", card.verdict);
    canvas.text({left, box.top + 98 * s}, fitted(canvas, words, TextSize::small, room), verdict, TextSize::small,
                Align::left);
}

void card_tooltip(const Ui& ui, const Strip& strip, const StripCard& card) {
    begin_tooltip(ui);
    ImGui::PushTextWrapPos(ui.px(360));
    label(card.title + (card.qualifier.empty() ? "" : ", " + card.qualifier), ui.theme.text, ui.fonts.strong);
    label(strip.place, ui.theme.muted, ui.fonts.small);
    // What the card may have had to cut.
    label(card.value + ' ' + card.magnitude + (card.magnitude.empty() ? "" : " ") + card.unit +
              (card.interval.empty() ? "" : "  (" + card.interval + ")"),
          ui.theme.text, ui.fonts.small);
    if (!card.difference.empty()) label(card.difference + "  " + card.verdict, ui.theme.text, ui.fonts.small);
    label(card.note, ui.theme.text, ui.fonts.small);
    ImGui::PopTextWrapPos();
    ImGui::EndTooltip();
}

float card_width(const Ui& ui, const Strip& strip, float width) {
    return std::max(ui.px(least_card_px), width / static_cast<float>(std::max<std::size_t>(1, strip.cards.size())));
}

bool fits(const Ui& ui, const Strip& strip, float width) {
    return card_width(ui, strip, width) * static_cast<float>(strip.cards.size()) <= width + 1;
}

/// What the longest title needs beyond one line.
float title_height(const Ui& ui, const Strip& strip, float width) {
    const ImGuiCanvas canvas(*ImGui::GetWindowDrawList(), ui.fonts);
    const float card = card_width(ui, strip, width);
    std::size_t lines = 1;
    for (const StripCard& one : strip.cards) lines = std::max(lines, title_lines(ui, canvas, one, card).size());
    return ui.px(title_line_px) * static_cast<float>(lines - 1);
}

}  // namespace

float strip_height_of(const Ui& ui, const Strip& strip, float width) {
    const float cards = ui.px(card_px + (strip.note.empty() ? 0 : note_px)) + title_height(ui, strip, width);
    return cards + (fits(ui, strip, width) ? 0 : ImGui::GetStyle().ScrollbarSize);
}

void draw_strip(const Ui& ui, const Box& box, const Strip& strip) {
    const float width = card_width(ui, strip, box.width());
    const auto scroll = fits(ui, strip, box.width()) ? Region::Scroll::no : Region::Scroll::sideways;
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    const Region region("strip", box, ui.theme.surface, scroll);
    ImGui::PopStyleVar();
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGuiCanvas canvas(*ImGui::GetWindowDrawList(), ui.fonts);
    if (!strip.note.empty()) {
        const std::string note = std::string(icon::pin) + "  " + strip.note;
        canvas.text({box.left + ui.px(12), at.y + ui.px(6)},
                    fitted(canvas, note, TextSize::small, box.width() - ui.px(24)), ui.theme.accent, TextSize::small,
                    Align::left);
    }
    const float top = at.y + (strip.note.empty() ? 0 : ui.px(note_px));
    const float more = title_height(ui, strip, box.width());
    for (std::size_t i = 0; i < strip.cards.size(); ++i) {
        const float left = at.x + width * static_cast<float>(i);
        const Box card{left, top, left + width, top + more + ui.px(card_px)};
        if (i > 0)
            canvas.line({card.left, card.top + ui.px(10)}, {card.left, card.bottom - ui.px(10)}, ui.theme.border,
                        ui.px(1));
        {
            const Clipped clip(canvas, card);
            draw_card(ui, canvas, {card.left, top + more, card.right, card.bottom}, top, strip.cards[i], strip.stale);
        }
        ImGui::SetCursorScreenPos({card.left, card.top});
        ImGui::Dummy({width, card.height()});
        if (ImGui::IsItemHovered()) card_tooltip(ui, strip, strip.cards[i]);
    }
}

}  // namespace umbral::gui
