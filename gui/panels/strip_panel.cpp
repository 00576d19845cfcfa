#include "gui/panels/strip_panel.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/i18n.hpp"

namespace umbral::gui {
namespace {

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

void draw_card(const Ui& ui, Canvas& canvas, const Box& box, const StripCard& card, bool stale) {
    const Theme& t = ui.theme;
    const float s = ui.px(1);
    const float left = box.left + 12 * s;
    const float room = box.width() - 20 * s;
    const Color strong = stale ? t.faint : t.text;
    const Color soft = stale ? t.faint : t.muted;
    canvas.text({left, box.top + 8 * s}, fitted(canvas, card.title, TextSize::small, room), soft, TextSize::small,
                Align::left);
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
    const Color verdict = stale ? t.faint : verdict_color(t, card.verdict);
    std::string words = card.difference;
    if (card.verdict != Verdict::same && card.verdict != Verdict::none)
        words += fmt::format("  {}", verdict_words(card.verdict));
    canvas.text({left, box.top + 98 * s}, fitted(canvas, words, TextSize::small, room), verdict, TextSize::small,
                Align::left);
}

}  // namespace

void draw_strip(const Ui& ui, const Strip& strip) {
    if (strip.cards.empty()) return;
    const ImVec2 at = ImGui::GetWindowPos();
    const ImVec2 size = ImGui::GetWindowSize();
    ImGuiCanvas canvas(*ImGui::GetWindowDrawList(), ui.fonts);
    const float width = size.x / static_cast<float>(strip.cards.size());
    for (std::size_t i = 0; i < strip.cards.size(); ++i) {
        const Box box{at.x + width * static_cast<float>(i), at.y, at.x + width * static_cast<float>(i + 1),
                      at.y + size.y};
        if (i > 0)
            canvas.line({box.left, box.top + ui.px(10)}, {box.left, box.bottom - ui.px(10)}, ui.theme.border, ui.px(1));
        {
            const Clipped clip(canvas, box);
            draw_card(ui, canvas, box, strip.cards[i], strip.stale);
        }
        ImGui::SetCursorScreenPos({box.left, box.top});
        ImGui::Dummy({width, size.y});
        if (ImGui::IsItemHovered()) {
            begin_tooltip(ui);
            ImGui::PushTextWrapPos(ui.px(360));
            label(strip.cards[i].title + (strip.cards[i].qualifier.empty() ? "" : ", " + strip.cards[i].qualifier),
                  ui.theme.text, ui.fonts.strong);
            label(strip.place, ui.theme.muted, ui.fonts.small);
            label(strip.cards[i].note, ui.theme.text, ui.fonts.small);
            ImGui::PopTextWrapPos();
            ImGui::EndTooltip();
        }
    }
}

}  // namespace umbral::gui
