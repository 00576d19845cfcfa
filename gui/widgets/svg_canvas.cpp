#include "gui/widgets/svg_canvas.hpp"

#include <fmt/format.h>

#include <iterator>

#include "base/text.hpp"

namespace umbral::gui {
namespace {

std::string paint(const char* attribute, Color color) {
    std::string text = fmt::format(R"({}="#{:02x}{:02x}{:02x}")", attribute, color.r, color.g, color.b);
    if (color.a < 255) text += fmt::format(R"( {}-opacity="{:.3g}")", attribute, color.a / 255.0);
    return text;
}

std::string path_of(const std::vector<Point>& points) {
    std::string path;
    for (const Point& p : points) path += fmt::format("{}{:.2f} {:.2f}", path.empty() ? "M" : "L", p.x, p.y);
    return path;
}

std::string escaped(std::string_view words) {
    std::string out;
    for (const char c : printable(words)) {  // XML has no control characters
        switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            default:
                out += c;
        }
    }
    return out;
}

// Of Inter, whose lines fonts.cpp sizes by their height from ascender to descender: the em, and the baseline below the
// top, as parts of that height.
constexpr float em_of_line = 2816.0F / 3408;
constexpr float baseline_of_line = 2728.0F / 3408;

/// Height of a line [px at scale 1] and weight, as in fonts.cpp.
std::pair<int, int> font_of(TextSize size) {
    switch (size) {
        case TextSize::small:
            return {13, 400};
        case TextSize::strong:
            return {15, 600};
        case TextSize::figure:
            return {22, 600};
        case TextSize::title:
            return {28, 600};
        case TextSize::text:
            break;
    }
    return {15, 400};
}

}  // namespace

SvgCanvas::SvgCanvas(float width, float height, Color background, const Canvas& ruler)
    : ruler_(ruler), width_(width), height_(height) {
    rect({0, 0, width, height}, background, 0);
}

void SvgCanvas::line(Point from, Point to, Color color, float width) { polyline({from, to}, color, width, false); }

void SvgCanvas::polyline(const std::vector<Point>& points, Color color, float width, bool closed) {
    if (points.size() < 2) return;
    body_ += fmt::format(R"(<path d="{}{}" fill="none" {} stroke-width="{:.2f}"/>)", path_of(points), closed ? "Z" : "",
                         paint("stroke", color), width) +
             "\n";
}

void SvgCanvas::band(const std::vector<Point>& upper, const std::vector<Point>& lower, Color color) {
    std::vector<Point> outline = upper;
    outline.insert(outline.end(), lower.rbegin(), lower.rend());
    if (outline.size() < 3) return;
    body_ += fmt::format(R"(<path d="{}Z" {}/>)", path_of(outline), paint("fill", color)) + "\n";
}

void SvgCanvas::triangles(const std::vector<Point>& corners, Color color) {
    std::string path;
    for (std::size_t i = 0; i + 2 < corners.size(); i += 3) {
        path += fmt::format("M{:.2f} {:.2f}L{:.2f} {:.2f}L{:.2f} {:.2f}Z", corners[i].x, corners[i].y, corners[i + 1].x,
                            corners[i + 1].y, corners[i + 2].x, corners[i + 2].y);
    }
    // A hair of the same colour closes the seams between neighbours.
    body_ +=
        fmt::format(R"(<path d="{}" {} {} stroke-width="0.4"/>)", path, paint("fill", color), paint("stroke", color)) +
        "\n";
}

void SvgCanvas::rect(const Box& box, Color color, float rounding) {
    body_ += fmt::format(R"(<rect x="{:.2f}" y="{:.2f}" width="{:.2f}" height="{:.2f}" rx="{:.1f}" {}/>)", box.left,
                         box.top, box.width(), box.height(), rounding, paint("fill", color)) +
             "\n";
}

void SvgCanvas::frame(const Box& box, Color color, float rounding, float width) {
    body_ +=
        fmt::format(
            R"(<rect x="{:.2f}" y="{:.2f}" width="{:.2f}" height="{:.2f}" rx="{:.1f}" fill="none" {} stroke-width="{:.2f}"/>)",
            box.left, box.top, box.width(), box.height(), rounding, paint("stroke", color), width) +
        "\n";
}

void SvgCanvas::disc(Point center, float radius, Color color) {
    body_ += fmt::format(R"(<circle cx="{:.2f}" cy="{:.2f}" r="{:.2f}" {}/>)", center.x, center.y, radius,
                         paint("fill", color)) +
             "\n";
}

void SvgCanvas::ring(Point center, float radius, Color color, float width) {
    body_ += fmt::format(R"(<circle cx="{:.2f}" cy="{:.2f}" r="{:.2f}" fill="none" {} stroke-width="{:.2f}"/>)",
                         center.x, center.y, radius, paint("stroke", color), width) +
             "\n";
}

void SvgCanvas::text(Point at, std::string_view words, Color color, TextSize size, Align align) {
    const auto [pixels, weight] = font_of(size);
    const char* anchor = align == Align::left ? "start" : align == Align::center ? "middle" : "end";
    const float line = static_cast<float>(pixels) * scale();
    body_ +=
        fmt::format(R"(<text x="{:.1f}" y="{:.1f}" font-size="{:.1f}" font-weight="{}" text-anchor="{}" {}>{}</text>)",
                    at.x, at.y + baseline_of_line * line, em_of_line * line, weight, anchor, paint("fill", color),
                    escaped(words)) +
        "\n";
}

void SvgCanvas::push_clip(const Box& box) {
    ++clips_;
    body_ += fmt::format(
        R"svg(<clipPath id="c{0}"><rect x="{1:.2f}" y="{2:.2f}" width="{3:.2f}" height="{4:.2f}"/></clipPath><g clip-path="url(#c{0})">)svg",
        clips_, box.left, box.top, box.width(), box.height());
}

void SvgCanvas::pop_clip() { body_ += "</g>\n"; }

Point SvgCanvas::measure(std::string_view words, TextSize size) const { return ruler_.measure(words, size); }

std::string SvgCanvas::document() const {
    return fmt::format(
        R"(<svg xmlns="http://www.w3.org/2000/svg" width="{0:.0f}" height="{1:.0f}" viewBox="0 0 {0:.0f} {1:.0f}" font-family="Inter, 'Noto Sans', sans-serif" style="font-variant-numeric: tabular-nums">
{2}</svg>
)",
        width_, height_, body_);
}

}  // namespace umbral::gui
