#include "gui/widgets/imgui_canvas.hpp"

#include <imgui.h>

#include <algorithm>
#include <cfloat>
#include <cmath>
#include <string>

#include "base/text.hpp"

namespace umbral::gui {
namespace {

ImVec2 vec(Point p) { return {p.x, p.y}; }
/// Triangles go to the list in pieces that 16-bit indices can number.
constexpr std::size_t corners_at_once = 30'000;

bool turns_back(Point before, Point at, Point after) {
    return (at.x - before.x) * (after.x - at.x) + (at.y - before.y) * (after.y - at.y) < 0;
}

}  // namespace

ImFont& ImGuiCanvas::font(TextSize size) const {
    switch (size) {
        case TextSize::small:
            return *fonts_.small;
        case TextSize::strong:
            return *fonts_.strong;
        case TextSize::figure:
            return *fonts_.figure;
        case TextSize::title:
            return *fonts_.title;
        case TextSize::text:
            break;
    }
    return *fonts_.text;
}

void ImGuiCanvas::line(Point from, Point to, Color color, float width) {
    list_.AddLine(vec(from), vec(to), color.packed(), width);
}

void ImGuiCanvas::polyline(const std::vector<Point>& points, Color color, float width, bool closed) {
    if (points.size() < 2) return;
    static_assert(sizeof(Point) == sizeof(ImVec2));
    for (std::size_t i = 0; i < points.size(); ++i) {
        list_.PathLineTo(vec(points[i]));
        // A joint at which a line turns back would have no width: the line is drawn in pieces that end there.
        if (closed || i == 0 || i + 1 == points.size() || !turns_back(points[i - 1], points[i], points[i + 1]))
            continue;
        list_.PathStroke(color.packed(), ImDrawFlags_None, width);
        list_.PathLineTo(vec(points[i]));
    }
    list_.PathStroke(color.packed(), closed ? ImDrawFlags_Closed : ImDrawFlags_None, width);
}

void ImGuiCanvas::band(const std::vector<Point>& upper, const std::vector<Point>& lower, Color color) {
    const ImVec2 white = ImGui::GetFontTexUvWhitePixel();
    for (std::size_t i = 1; i < std::min(upper.size(), lower.size()); ++i) {
        list_.PrimReserve(6, 4);
        list_.PrimQuadUV(vec(upper[i - 1]), vec(upper[i]), vec(lower[i]), vec(lower[i - 1]), white, white, white, white,
                         color.packed());
    }
}

void ImGuiCanvas::triangles(const std::vector<Point>& corners, Color color) {
    const ImVec2 white = ImGui::GetFontTexUvWhitePixel();
    for (std::size_t from = 0; from + 2 < corners.size(); from += corners_at_once) {
        const std::size_t count = std::min(corners_at_once, corners.size() - from) / 3 * 3;
        list_.PrimReserve(static_cast<int>(count), static_cast<int>(count));
        for (std::size_t i = from; i < from + count; ++i) list_.PrimVtx(vec(corners[i]), white, color.packed());
    }
}

void ImGuiCanvas::rect(const Box& box, Color color, float rounding) {
    list_.AddRectFilled({box.left, box.top}, {box.right, box.bottom}, color.packed(), rounding);
}

void ImGuiCanvas::frame(const Box& box, Color color, float rounding, float width) {
    list_.AddRect({box.left, box.top}, {box.right, box.bottom}, color.packed(), rounding, ImDrawFlags_None, width);
}

void ImGuiCanvas::disc(Point center, float radius, Color color) {
    list_.AddCircleFilled(vec(center), radius, color.packed());
}

void ImGuiCanvas::ring(Point center, float radius, Color color, float width) {
    list_.AddCircle(vec(center), radius, color.packed(), 0, width);
}

void ImGuiCanvas::text(Point at, std::string_view words, Color color, TextSize size, Align align) {
    if (words.empty()) return;
    const float width = align == Align::left ? 0 : measure(words, size).x;
    const float left = at.x - (align == Align::center ? width / 2 : width);
    ImFont& chosen = font(size);
    const std::string shown = printable(words);
    list_.AddText(&chosen, chosen.FontSize, {std::round(left), std::round(at.y)}, color.packed(), shown.data(),
                  shown.data() + shown.size());
}

void ImGuiCanvas::push_clip(const Box& box) { list_.PushClipRect({box.left, box.top}, {box.right, box.bottom}, true); }

void ImGuiCanvas::pop_clip() { list_.PopClipRect(); }

Point ImGuiCanvas::measure(std::string_view words, TextSize size) const {
    ImFont& chosen = font(size);
    const std::string shown = printable(words);
    const ImVec2 extent = chosen.CalcTextSizeA(chosen.FontSize, FLT_MAX, 0, shown.data(), shown.data() + shown.size());
    return {extent.x, extent.y};
}

}  // namespace umbral::gui
