#pragma once
// What charts and maps draw on: a window (Dear ImGui) or a file (SVG). A chart is written once and both show the same.

#include <string>
#include <string_view>
#include <vector>

#include "gui/widgets/color.hpp"

namespace umbral::gui {

struct Point {
    float x = 0;
    float y = 0;
};

/// A rectangle by its corners [pixels].
struct Box {
    float left = 0;
    float top = 0;
    float right = 0;
    float bottom = 0;
    [[nodiscard]] float width() const { return right - left; }
    [[nodiscard]] float height() const { return bottom - top; }
    [[nodiscard]] bool contains(Point p) const { return p.x >= left && p.x < right && p.y >= top && p.y < bottom; }
    [[nodiscard]] bool overlaps(const Box& other) const {
        return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
    }
};

enum class TextSize { small, text, strong, figure, title };
enum class Align { left, center, right };

class Canvas {
  public:
    virtual ~Canvas() = default;
    virtual void line(Point from, Point to, Color color, float width) = 0;
    /// Dashes of 5 pixels with gaps of 4.
    void dashed(Point from, Point to, Color color, float width);
    virtual void polyline(const std::vector<Point>& points, Color color, float width, bool closed) = 0;
    /// The area between two lines over the same ascending x.                     (upper and lower: points)
    virtual void band(const std::vector<Point>& upper, const std::vector<Point>& lower, Color color) = 0;
    /// Corners in threes.
    virtual void triangles(const std::vector<Point>& corners, Color color) = 0;
    virtual void rect(const Box& box, Color color, float rounding) = 0;
    virtual void frame(const Box& box, Color color, float rounding, float width) = 0;
    virtual void disc(Point center, float radius, Color color) = 0;
    virtual void ring(Point center, float radius, Color color, float width) = 0;
    /// @param at  the text's top, and its left, middle or right by `align`
    virtual void text(Point at, std::string_view words, Color color, TextSize size, Align align) = 0;
    virtual void push_clip(const Box& box) = 0;
    virtual void pop_clip() = 0;

    /// Width and height of a text [pixels].
    [[nodiscard]] virtual Point measure(std::string_view words, TextSize size) const = 0;
    /// Pixels per design pixel.
    [[nodiscard]] virtual float scale() const = 0;
};

/// The text, cut with an ellipsis where it is wider than `width`.
[[nodiscard]] std::string fitted(const Canvas& canvas, std::string_view words, TextSize size, float width);

/// The text in at most so many lines, broken between words; what is still too wide is cut with an ellipsis.
[[nodiscard]] std::vector<std::string> broken(const Canvas& canvas, std::string_view words, TextSize size, float width,
                                              std::size_t most_lines);

/// Clips for as long as it lives.
class Clipped {
  public:
    Clipped(Canvas& canvas, const Box& box) : canvas_(canvas) { canvas_.push_clip(box); }
    ~Clipped() { canvas_.pop_clip(); }
    Clipped(const Clipped&) = delete;
    Clipped& operator=(const Clipped&) = delete;

  private:
    Canvas& canvas_;
};

}  // namespace umbral::gui
