#pragma once
// A canvas on a Dear ImGui draw list.

#include "gui/widgets/canvas.hpp"
#include "gui/widgets/fonts.hpp"

struct ImDrawList;

namespace umbral::gui {

class ImGuiCanvas final : public Canvas {
  public:
    ImGuiCanvas(ImDrawList& list, const Fonts& fonts) : list_(list), fonts_(fonts) {}

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
    [[nodiscard]] float scale() const override { return fonts_.scale; }

  private:
    [[nodiscard]] ImFont& font(TextSize size) const;

    ImDrawList& list_;
    const Fonts& fonts_;
};

}  // namespace umbral::gui
