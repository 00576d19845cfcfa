#pragma once
// A canvas that writes SVG, for charts saved to a file. Texts are measured with the window's fonts.

#include <string>

#include "gui/widgets/canvas.hpp"

namespace umbral::gui {

class SvgCanvas final : public Canvas {
  public:
    /// @param ruler  measures texts; must outlive this
    SvgCanvas(float width, float height, Color background, const Canvas& ruler);

    void line(Point from, Point to, Color color, float width) override;
    void polyline(const std::vector<Point>& points, Color color, float width, bool closed) override;
    void band(const std::vector<Point>& upper, const std::vector<Point>& lower, Color color) override;
    void triangles(const std::vector<Point>& corners, Color color) override;
    void rect(const Box& box, Color color, float rounding) override;
    void frame(const Box& box, Color color, float rounding, float width) override;
    void disc(Point center, float radius, Color color) override;
    void ring(Point center, float radius, Color color, float width) override;
    void text(Point at, std::string_view words, Color color, TextSize size, Align align) override;
    void push_clip(const Box& box) override;
    void pop_clip() override;
    [[nodiscard]] Point measure(std::string_view words, TextSize size) const override;
    [[nodiscard]] float scale() const override { return ruler_.scale(); }

    /// The finished document.
    [[nodiscard]] std::string document() const;

  private:
    std::string body_;
    const Canvas& ruler_;
    float width_;
    float height_;
    int clips_ = 0;
};

}  // namespace umbral::gui
