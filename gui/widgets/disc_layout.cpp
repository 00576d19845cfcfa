#include "gui/widgets/disc_layout.hpp"

#include <cmath>
#include <cstddef>

namespace umbral::gui {
namespace {

constexpr int rounds = 200;
constexpr float least_overlap_px = 0.25F;

/// Moves two discs apart by their overlap, half each. @return whether they did overlap
bool push_apart(const Disc& a, const Disc& b, Point& at_a, Point& at_b, std::size_t index) {
    Point between{at_b.x - at_a.x, at_b.y - at_a.y};
    float length = std::hypot(between.x, between.y);
    const float overlap = a.radius + b.radius - length;
    if (overlap < least_overlap_px) return false;
    if (length < 1e-3F) {
        const auto angle = static_cast<float>(index);  // in radians: no two of a few discs share a direction
        between = {std::cos(angle), std::sin(angle)};
        length = 1;
    }
    const float half = overlap / (2 * length);
    at_a = {at_a.x - between.x * half, at_a.y - between.y * half};
    at_b = {at_b.x + between.x * half, at_b.y + between.y * half};
    return true;
}

}  // namespace

std::vector<Point> spread_out(const std::vector<Disc>& discs) {
    std::vector<Point> at;
    at.reserve(discs.size());
    for (const Disc& disc : discs) at.push_back(disc.middle);
    bool moved = true;
    for (int round = 0; round < rounds && moved; ++round) {
        moved = false;
        for (std::size_t i = 0; i < discs.size(); ++i) {
            for (std::size_t j = i + 1; j < discs.size(); ++j)
                moved = push_apart(discs[i], discs[j], at[i], at[j], i + j) || moved;
        }
    }
    return at;
}

}  // namespace umbral::gui
