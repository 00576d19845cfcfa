#include "gui/widgets/canvas.hpp"

#include <algorithm>
#include <cmath>

namespace umbral::gui {

void Canvas::dashed(Point from, Point to, Color color, float width) {
    const float dash = 5 * scale();
    const float gap = 4 * scale();
    const float length = std::hypot(to.x - from.x, to.y - from.y);
    if (length <= 0) return;
    const Point unit{(to.x - from.x) / length, (to.y - from.y) / length};
    const auto dashes = static_cast<std::size_t>(std::ceil(length / (dash + gap)));
    for (std::size_t i = 0; i < dashes; ++i) {
        const float at = static_cast<float>(i) * (dash + gap);
        const float end = std::min(at + dash, length);
        line({from.x + unit.x * at, from.y + unit.y * at}, {from.x + unit.x * end, from.y + unit.y * end}, color,
             width);
    }
}

std::string fitted(const Canvas& canvas, std::string_view words, TextSize size, float width) {
    if (canvas.measure(words, size).x <= width) return std::string(words);
    // Ends of characters: before each byte that begins one.
    for (std::size_t end = words.size(); end-- > 1;) {
        if ((static_cast<unsigned char>(words[end]) & 0xC0U) == 0x80U) continue;
        std::string cut = std::string(words.substr(0, end)) + "\xe2\x80\xa6";
        if (canvas.measure(cut, size).x <= width) return cut;
    }
    return {};
}

std::vector<std::string> broken(const Canvas& canvas, std::string_view words, TextSize size, float width,
                                std::size_t most_lines) {
    std::vector<std::string> lines;
    while (lines.size() + 1 < most_lines && canvas.measure(words, size).x > width) {
        std::size_t end = words.find(' ');
        for (std::size_t next = end; next != std::string_view::npos; next = words.find(' ', next + 1)) {
            if (canvas.measure(words.substr(0, next), size).x > width) break;
            end = next;
        }
        if (end == std::string_view::npos) break;
        lines.push_back(fitted(canvas, words.substr(0, end), size, width));
        words.remove_prefix(std::min(words.find_first_not_of(' ', end), words.size()));
    }
    lines.push_back(fitted(canvas, words, size, width));
    return lines;
}

}  // namespace umbral::gui
