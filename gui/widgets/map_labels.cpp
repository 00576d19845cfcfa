#include "gui/widgets/map_labels.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace umbral::gui {
namespace {

constexpr float near_px = 9;
constexpr float far_px = 22;
constexpr float margin_px = 3;

/// Where a box may lie beside a disc, the best first: along each edge of the square round it, then at its corners.
std::array<Point, 16> corners_round(Point at, float reach, Point size) {
    const float right = at.x + reach;
    const float left = at.x - reach - size.x;
    const float below = at.y + reach;
    const float above = at.y - reach - size.y;
    const Point middle{at.x - size.x / 2, at.y - size.y / 2};
    const Point least{at.x - size.x + reach, at.y - size.y + reach};
    const Point most{at.x - reach, at.y - reach};
    return {Point{right, middle.y}, {left, middle.y}, {middle.x, below}, {middle.x, above},
            {right, least.y},       {right, most.y},  {left, least.y},   {left, most.y},
            {most.x, below},        {least.x, below}, {most.x, above},   {least.x, above},
            {right, below},         {right, above},   {left, below},     {left, above}};
}

Point size_of(const Canvas& canvas, const MapLabel& label, bool is_short) {
    const float margin = margin_px * canvas.scale();
    const Point name = canvas.measure(label.name, is_short ? TextSize::small : TextSize::strong);
    if (is_short || label.figure.empty()) return {name.x + 2 * margin, name.y + 2};
    const Point figure = canvas.measure(label.figure, TextSize::small);
    return {std::max(name.x, figure.x) + 2 * margin, name.y + figure.y + 2};
}

std::optional<Box> free_box(const Canvas& canvas, const MapLabel& label, Point size, const Box& frame,
                            const std::vector<Box>& taken) {
    for (const float gap : {near_px, far_px}) {
        for (const Point& corner : corners_round(label.at, label.radius + gap * canvas.scale(), size)) {
            const Box box{corner.x, corner.y, corner.x + size.x, corner.y + size.y};
            const bool within = box.left >= frame.left && box.right <= frame.right && box.top >= frame.top &&
                                box.bottom <= frame.bottom;
            if (within &&
                std::none_of(taken.begin(), taken.end(), [&](const Box& other) { return other.overlaps(box); }))
                return box;
        }
    }
    return std::nullopt;
}

std::vector<PlacedLabel> placed(const Canvas& canvas, const std::vector<MapLabel>& labels, const Box& frame,
                                std::vector<Box> taken, bool shortened) {
    std::vector<PlacedLabel> places;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const MapLabel& label = labels[i];
        const bool is_short = shortened && !label.must;
        const Point size = size_of(canvas, label, is_short);
        std::optional<Box> box = free_box(canvas, label, size, frame, taken);
        if (!box && label.must) {
            const Point corner = corners_round(label.at, label.radius + near_px * canvas.scale(), size).front();
            box = Box{corner.x, corner.y, corner.x + size.x, corner.y + size.y};
        }
        if (!box) continue;
        taken.push_back(*box);
        places.push_back({i, *box, is_short, false});
    }
    return places;
}

/// Gives the small names, the first first, their size and figure back where there is room for it.
void lengthen(const Canvas& canvas, const std::vector<MapLabel>& labels, const Box& frame, std::vector<Box> taken,
              std::vector<PlacedLabel>& places) {
    const std::size_t fixed = taken.size();
    for (const PlacedLabel& place : places) taken.push_back(place.box);
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (!places[i].is_short) continue;
        const MapLabel& label = labels[places[i].index];
        taken[fixed + i] = {};  // its own place is free to it
        if (const auto box = free_box(canvas, label, size_of(canvas, label, false), frame, taken))
            places[i] = {places[i].index, *box, false, false};
        taken[fixed + i] = places[i].box;
    }
}

/// From the box to the edge of the label's disc.
float gap_to(const Box& box, const MapLabel& label) {
    const Point near{std::clamp(label.at.x, box.left, box.right), std::clamp(label.at.y, box.top, box.bottom)};
    return std::hypot(near.x - label.at.x, near.y - label.at.y) - label.radius;
}

void lead(const Canvas& canvas, const std::vector<MapLabel>& labels, std::vector<PlacedLabel>& places) {
    for (PlacedLabel& place : places) {
        const float own = gap_to(place.box, labels[place.index]);
        const bool is_mistakable = std::any_of(labels.begin(), labels.end(), [&](const MapLabel& other) {
            return &other != &labels[place.index] && gap_to(place.box, other) < own;
        });
        place.is_led = is_mistakable || own > (far_px - 1) * canvas.scale();
    }
}

}  // namespace

std::vector<PlacedLabel> place_labels(const Canvas& canvas, const std::vector<MapLabel>& labels, const Box& frame,
                                      const std::vector<Box>& taken) {
    std::vector<PlacedLabel> places = placed(canvas, labels, frame, taken, false);
    if (places.size() < labels.size()) {
        places = placed(canvas, labels, frame, taken, true);
        lengthen(canvas, labels, frame, taken, places);
    }
    lead(canvas, labels, places);
    return places;
}

void draw_label(Canvas& canvas, const Theme& theme, const MapLabel& label, const PlacedLabel& place) {
    const float s = canvas.scale();
    const Box& box = place.box;
    if (place.is_led) {
        const Point near{std::clamp(label.at.x, box.left, box.right), std::clamp(label.at.y, box.top, box.bottom)};
        const float away = std::max(1.0F, std::hypot(near.x - label.at.x, near.y - label.at.y));
        const float share = std::min(1.0F, (label.radius + 2 * s) / away);
        canvas.line({label.at.x + (near.x - label.at.x) * share, label.at.y + (near.y - label.at.y) * share}, near,
                    theme.muted, s);
    }
    const TextSize size = place.is_short ? TextSize::small : TextSize::strong;
    const float left = box.left + margin_px * s;
    canvas.rect(box, (theme.dark ? theme.land : theme.surface).with_alpha(0.78), 3 * s);
    canvas.text({left, box.top + 1}, label.name, theme.text, size, Align::left);
    if (!place.is_short)
        canvas.text({left, box.top + 1 + canvas.measure(label.name, size).y}, label.figure, theme.muted,
                    TextSize::small, Align::left);
}

}  // namespace umbral::gui
