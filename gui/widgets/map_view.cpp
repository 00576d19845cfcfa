#include "gui/widgets/map_view.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/i18n.hpp"
#include "gui/model/parameters.hpp"
#include "gui/widgets/disc_layout.hpp"
#include "gui/widgets/map_labels.hpp"

namespace umbral::gui {
namespace {

constexpr float largest_radius_px = 26;
constexpr float least_radius_px = 5;
constexpr float ring_room_px = 5;  // of the crowded ring around a disc
constexpr double least_span_degrees = 0.6;

/// A route as a gentle arc, so that routes there and back, or side by side, are told apart.
std::vector<Point> arc(Point from, Point to) {
    const Point middle{(from.x + to.x) / 2, (from.y + to.y) / 2};
    const Point bent{middle.x - (to.y - from.y) * 0.12F, middle.y + (to.x - from.x) * 0.12F};
    std::vector<Point> points;
    constexpr int steps = 24;
    for (int i = 0; i <= steps; ++i) {
        const float t = static_cast<float>(i) / steps;
        const float a = (1 - t) * (1 - t);
        const float b = 2 * (1 - t) * t;
        const float c = t * t;
        points.push_back({a * from.x + b * bent.x + c * to.x, a * from.y + b * bent.y + c * to.y});
    }
    return points;
}

Point along(const std::vector<Point>& line, double share) {
    const double at = std::clamp(share, 0.0, 1.0) * static_cast<double>(line.size() - 1);
    const auto i = std::min(static_cast<std::size_t>(at), line.size() - 2);
    const auto rest = static_cast<float>(at - static_cast<double>(i));
    return {line[i].x + (line[i + 1].x - line[i].x) * rest, line[i].y + (line[i + 1].y - line[i].y) * rest};
}

float distance_to(const std::vector<Point>& line, Point p) {
    float best = 1e9F;
    for (const Point& q : line) best = std::min(best, std::hypot(q.x - p.x, q.y - p.y));
    return best;
}

/// Where a site truly lies.
Point place_of(const MapSite& site, const Camera& camera, const Box& box) {
    return camera.to_screen(box, projected(site.latitude, site.longitude));
}

/// Where the sites' discs are drawn: beside their place where they would cover each other.
std::vector<Point> site_points(const MapModel& map, const Camera& camera, const Box& box, float scale) {
    std::vector<Disc> discs;
    discs.reserve(map.sites.size());
    for (const MapSite& site : map.sites)
        discs.push_back({place_of(site, camera, box), site_radius(map, site, scale) + ring_room_px * scale});
    return spread_out(discs);
}

bool has_ends(const MapModel& map, const MapRoute& route) {
    return route.from_site < map.sites.size() && route.to_site < map.sites.size();
}

void draw_land(Canvas& canvas, const Theme& theme, const Box& box, const Basemap& land, const MapModel& map,
               const Camera& camera) {
    const MapPoint low = camera.to_plane(box, {box.left, box.bottom});
    const MapPoint high = camera.to_plane(box, {box.right, box.top});
    std::vector<Point> corners;
    std::vector<Point> outline;
    const auto is_seen = [&](const Land& one) {
        return one.low.x < high.x && one.high.x > low.x && one.low.y < high.y && one.high.y > low.y;
    };
    const auto fill_of = [&](const Land& one) {
        for (const MapCountry& country : map.countries) {
            if (country.id != one.country) continue;
            constexpr double tint = 0.3;
            return country.level > 0 ? mixed(theme.land_modelled, theme.level(country.level), tint)
                                     : theme.land_modelled;
        }
        return theme.land;
    };
    for (const Land& one : land.lands) {
        if (!is_seen(one)) continue;
        corners.clear();
        for (const MapPoint& p : one.triangles) corners.push_back(camera.to_screen(box, p));
        canvas.triangles(corners, fill_of(one));
    }
    for (const Land& one : land.lands) {
        if (!is_seen(one)) continue;
        for (const auto& ring : one.rings) {
            outline.clear();
            for (const MapPoint& p : ring) outline.push_back(camera.to_screen(box, p));
            canvas.polyline(outline, theme.coast, canvas.scale(), true);
        }
    }
}

void draw_cross(Canvas& canvas, const Theme& theme, Point at) {
    const float r = 4.5F * canvas.scale();
    canvas.disc(at, r * 1.5F, theme.surface);
    canvas.line({at.x - r, at.y - r}, {at.x + r, at.y + r}, theme.ring, 2 * canvas.scale());
    canvas.line({at.x - r, at.y + r}, {at.x + r, at.y - r}, theme.ring, 2 * canvas.scale());
}

void draw_route(Canvas& canvas, const Theme& theme, const MapModel& map, const MapRoute& route,
                const std::vector<Point>& line, const MapStyle& style) {
    const float s = canvas.scale();
    const bool selected = style.selection.subject == Subject::route && style.selection.id == route.id;
    const bool hovered = style.hovered_route == route.id;
    const double share = map.largest_flow > 0 ? route.persons_per_day / map.largest_flow : 0;
    const float width = (1.2F + 3.8F * static_cast<float>(std::sqrt(share))) * s;
    Color color = selected ? theme.accent : theme.route;
    if (!route.open) {
        for (std::size_t i = 0; i + 1 < line.size(); i += 2) canvas.line(line[i], line[i + 1], color, 1.2F * s);
        // Routes that start open but are closed now carry the cross; those not opened yet are only dashed.
        if (!route.why_closed.empty() || selected) draw_cross(canvas, theme, along(line, 0.5));
        return;
    }
    if (selected || hovered) canvas.polyline(line, theme.accent.with_alpha(0.25), width + 6 * s, false);
    canvas.polyline(line, selected ? color : mixed(color, theme.land_modelled, 0.3), width, false);
    if (!style.moving || route.persons_per_day <= 0) return;
    // One mark for so many people under way: the busier, the closer together.
    const int marks = std::clamp(static_cast<int>(std::ceil(6 * share)), 1, 6);
    const double trips = style.flow_phase * 24 / std::max(1.0, route.hours);
    for (int i = 0; i < marks; ++i) {
        const double at = trips + static_cast<double>(i) / marks;
        canvas.disc(along(line, at - std::floor(at)), std::max(2.2F * s, width * 0.55F), theme.surface);
        canvas.disc(along(line, at - std::floor(at)), std::max(1.6F * s, width * 0.38F), theme.accent);
    }
}

/// An arrowhead past the middle says which way people go.
void draw_heading(Canvas& canvas, const Theme& theme, const std::vector<Point>& line) {
    const Point tip = along(line, 0.56);
    const Point before = along(line, 0.5);
    const float length = std::hypot(tip.x - before.x, tip.y - before.y);
    if (length < 1) return;
    const float s = 6 * canvas.scale();
    const Point u{(tip.x - before.x) / length, (tip.y - before.y) / length};
    // Lines keep their edges smooth where triangles would not.
    const Point left{tip.x - u.x * s - u.y * s * 0.8F, tip.y - u.y * s + u.x * s * 0.8F};
    const Point right{tip.x - u.x * s + u.y * s * 0.8F, tip.y - u.y * s - u.x * s * 0.8F};
    canvas.polyline({left, tip, right}, theme.text.with_alpha(0.7), 1.6F * canvas.scale(), false);
}

void draw_site(Canvas& canvas, const Theme& theme, const MapModel& map, const MapSite& site, Point at,
               const MapStyle& style) {
    const float s = canvas.scale();
    const float radius = site_radius(map, site, s);
    const double occupancy = site.occupancy();
    const bool selected = style.selection.subject == Subject::site && style.selection.id == site.id;
    const bool crowded = occupancy > 1;
    Color fill = occupancy >= 0 ? theme.occupancy(occupancy) : mixed(theme.faint, theme.surface, 0.35);
    if (style.stale) fill = mixed(fill, theme.land, 0.55);
    if (selected || style.hovered_site == site.id)
        canvas.disc(at, radius + 6 * s, theme.accent.with_alpha(selected ? 0.35 : 0.2));
    if (crowded) {
        // The ring stands off the disc and grows with the crowd, so that it is seen without colour.
        const float width = static_cast<float>(std::clamp(1.6 + 1.2 * std::log2(occupancy), 2.0, 6.0)) * s;
        canvas.ring(at, radius + 2 * s + width / 2, style.stale ? theme.faint : theme.ring, width);
    }
    canvas.disc(at, radius, theme.surface);
    canvas.disc(at, radius - 1.4F * s, fill);
    if (selected) canvas.ring(at, radius, theme.text, 1.6F * s);
}

/// From a site's place to its disc, where that had to give way.
void draw_leader(Canvas& canvas, const Theme& theme, Point place, Point disc) {
    const float s = canvas.scale();
    if (std::hypot(place.x - disc.x, place.y - disc.y) < 3 * s) return;
    canvas.line(place, disc, theme.muted, s);
    canvas.disc(place, 2 * s, theme.muted);
}

/// The number of a level on its colour.
void draw_level(Canvas& canvas, const Theme& theme, Point middle, int level) {
    const float s = canvas.scale();
    const Color color = level > 0 ? theme.level(level) : theme.raised;
    canvas.rect({middle.x - 11 * s, middle.y - 7 * s, middle.x + 11 * s, middle.y + 7 * s}, color, 3 * s);
    const Color ink = contrast(color, rgb(0xFFFFFF)) > contrast(color, rgb(0x000000)) ? rgb(0xFFFFFF) : rgb(0x000000);
    canvas.text({middle.x, middle.y - canvas.measure("0", TextSize::small).y / 2}, std::to_string(level), ink,
                TextSize::small, Align::center);
}

/// Large discs first, so that small ones lie on top; the selected one last.
std::vector<std::size_t> drawing_order(const MapModel& map, const MapStyle& style) {
    std::vector<std::size_t> order(map.sites.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto rank = [&](std::size_t i) {
        const MapSite& site = map.sites[i];
        const bool selected = style.selection.subject == Subject::site && style.selection.id == site.id;
        return selected ? -1.0 : site.capacity;
    };
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return rank(a) > rank(b); });
    return order;
}

bool is_pointed_at(const MapSite& site, const MapStyle& style) {
    return site.id == style.hovered_site || (style.selection.subject == Subject::site && style.selection.id == site.id);
}

/// Which sites are named first: what is pointed at, then where most people are or may be.
std::vector<std::size_t> naming_order(const MapModel& map, const MapStyle& style) {
    std::vector<std::size_t> order(map.sites.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto weight = [&](std::size_t i) {
        const MapSite& site = map.sites[i];
        return is_pointed_at(site, style) ? 1e12 : std::max(site.present, 0.0) + site.capacity;
    };
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return weight(a) > weight(b); });
    return order;
}

std::string figure_of(const MapSite& site) {
    if (site.present < 0) return {};
    if (site.design > 0)
        return fmt::format(fmt::runtime(tr("{} present, {} places")), number_text(site.present, true),
                           number_text(site.design, true));
    return fmt::format(fmt::runtime(tr("{} present")), number_text(site.present, true));
}

}  // namespace

Point Camera::to_screen(const Box& box, MapPoint p) const {
    return {(box.left + box.right) / 2 + static_cast<float>((p.x - middle.x) * px_per_degree),
            (box.top + box.bottom) / 2 - static_cast<float>((p.y - middle.y) * px_per_degree)};
}

MapPoint Camera::to_plane(const Box& box, Point p) const {
    return {middle.x + static_cast<double>(p.x - (box.left + box.right) / 2) / px_per_degree,
            middle.y - static_cast<double>(p.y - (box.top + box.bottom) / 2) / px_per_degree};
}

Camera fitted_camera(const MapModel& map, const Box& box, const std::string& site, float scale) {
    MapPoint low{1e9, 1e9};
    MapPoint high{-1e9, -1e9};
    for (const MapSite& candidate : map.sites) {
        if (!site.empty() && candidate.id != site) continue;
        const MapPoint p = projected(candidate.latitude, candidate.longitude);
        low = {std::min(low.x, p.x), std::min(low.y, p.y)};
        high = {std::max(high.x, p.x), std::max(high.y, p.y)};
    }
    if (low.x > high.x) return {{-84, 9}, 80};
    Camera camera;
    camera.middle = {(low.x + high.x) / 2, (low.y + high.y) / 2};
    // Room for names, but most of a small map is for what they name.
    const auto room = [scale](float side) { return std::max(40.0F, side - 2 * std::min(90 * scale, 0.27F * side)); };
    const double across = static_cast<double>(room(box.width())) / std::max(high.x - low.x, least_span_degrees);
    const double upward = static_cast<double>(room(box.height())) / std::max(high.y - low.y, least_span_degrees);
    camera.px_per_degree = std::min(across, upward);
    return camera;
}

float site_radius(const MapModel& map, const MapSite& site, float scale) {
    const double size = std::max(site.capacity, 0.0) / std::max(1.0, map.largest_capacity);
    return std::max(least_radius_px, largest_radius_px * static_cast<float>(std::sqrt(size))) * scale;
}

MapHit hit_map(const MapModel& map, const Camera& camera, const Box& box, Point at, float scale) {
    MapHit hit;
    float best = 1e9F;
    const std::vector<Point> points = site_points(map, camera, box, scale);
    for (std::size_t i = 0; i < map.sites.size(); ++i) {
        const Point p = points[i];
        const float away = std::hypot(p.x - at.x, p.y - at.y) - site_radius(map, map.sites[i], scale);
        if (away < 5 * scale && away < best) {
            best = away;
            hit = {Subject::site, map.sites[i].id};
        }
    }
    if (hit.subject != Subject::nothing) return hit;
    for (const MapRoute& route : map.routes) {
        if (!has_ends(map, route)) continue;
        const auto line = arc(points[route.from_site], points[route.to_site]);
        const float away = distance_to(line, at);
        if (away < 8 * scale && away < best) {
            best = away;
            hit = {Subject::route, route.id};
        }
    }
    return hit;
}

void draw_map(Canvas& canvas, const Theme& theme, const Box& box, const Basemap& land, const MapModel& map,
              const Camera& camera, const MapStyle& style) {
    const Clipped clip(canvas, box);
    canvas.rect(box, theme.sea, 0);
    draw_land(canvas, theme, box, land, map, camera);
    // What is drawn over the map later keeps its place.
    std::vector<Box> taken{legend_box(box, map, canvas.scale(), style.has_legend),
                           {box.right - 60 * canvas.scale(), box.top, box.right, box.top + 130 * canvas.scale()},
                           {box.left, box.top, box.left + 190 * canvas.scale(), box.top + 46 * canvas.scale()}};
    const std::vector<Point> points = site_points(map, camera, box, canvas.scale());
    for (const MapRoute& route : map.routes) {
        if (!has_ends(map, route)) continue;
        const auto line = arc(points[route.from_site], points[route.to_site]);
        draw_route(canvas, theme, map, route, line, style);
        if (route.open && distance_to(line, line.front()) < 1 &&
            std::hypot(line.back().x - line.front().x, line.back().y - line.front().y) > 60 * canvas.scale())
            draw_heading(canvas, theme, line);
    }
    for (const std::size_t i : drawing_order(map, style)) {
        const MapSite& site = map.sites[i];
        const Point at = points[i];
        draw_leader(canvas, theme, place_of(site, camera, box), at);
        draw_site(canvas, theme, map, site, at, style);
        const float radius = site_radius(map, site, canvas.scale()) + ring_room_px * canvas.scale();
        taken.push_back({at.x - radius, at.y - radius, at.x + radius, at.y + radius});
    }
    std::vector<MapLabel> labels;
    for (const std::size_t i : naming_order(map, style)) {
        const MapSite& site = map.sites[i];
        if (box.contains(points[i]))
            labels.push_back({site.name, figure_of(site), points[i], site_radius(map, site, canvas.scale()),
                              is_pointed_at(site, style)});
    }
    for (const PlacedLabel& place : place_labels(canvas, labels, box, taken))
        draw_label(canvas, theme, labels[place.index], place);
}

Box legend_box(const Box& box, const MapModel& map, float scale, bool is_open) {
    const float bottom = box.bottom - 12 * scale;
    if (!is_open) return {box.left + 12 * scale, bottom - 30 * scale, box.left + 92 * scale, bottom};
    const float routes = map.routes.empty() ? 0.0F : 54.0F;
    // A row for each country where the plan has levels.
    const float levels = map.has_levels ? 20 * static_cast<float>(map.countries.size()) + 4 : 0;
    return {box.left + 12 * scale, bottom - (56 + routes + levels) * scale, box.left + 212 * scale, bottom};
}

bool legend_has_room(const Box& box, const MapModel& map, float scale) {
    constexpr float most = 0.2F;  // of the map
    const Box card = legend_box(box, map, scale, true);
    return card.width() * card.height() < most * box.width() * box.height();
}

namespace {

/// How routes are drawn: as wide as people take them, dashed when closed.
void draw_route_key(Canvas& canvas, const Theme& theme, Point at, const MapModel& map) {
    const float s = canvas.scale();
    const auto [left, top] = at;
    canvas.line({left, top + 8 * s}, {left + 26 * s, top + 8 * s}, theme.route, 6 * s);
    canvas.text({left + 34 * s, top},
                fmt::format(fmt::runtime(tr("{} people a day")), number_text(map.largest_flow, true)), theme.muted,
                TextSize::small, Align::left);
    const float below = top + 18 * s;
    for (int dash = 0; dash < 3; ++dash) {
        const float x = left + 9 * s * static_cast<float>(dash);
        canvas.line({x, below + 8 * s}, {x + 5 * s, below + 8 * s}, theme.route, 1.4F * s);
    }
    canvas.text({left + 34 * s, below}, tr("closed route"), theme.muted, TextSize::small, Align::left);
}

}  // namespace

void draw_map_legend(Canvas& canvas, const Theme& theme, const Box& box, const MapModel& map) {
    const float s = canvas.scale();
    const Box card = legend_box(box, map, s, true);
    canvas.rect(card, theme.surface.with_alpha(0.94), 6 * s);
    canvas.frame(card, theme.border, 6 * s, s);
    const float left = card.left + 12 * s;
    float top = card.top + 8 * s;
    canvas.text({left, top}, tr("People present per place"), theme.muted, TextSize::small, Align::left);
    top += 20 * s;
    constexpr int steps = 48;
    const float bar = 128 * s;
    for (int i = 0; i < steps; ++i) {
        const float x = left + bar * static_cast<float>(i) / steps;
        canvas.rect({x, top, x + bar / steps + 0.6F, top + 9 * s}, theme.occupancy((i + 0.5) / steps), 0);
    }
    const Point over{left + bar + 22 * s, top + 4.5F * s};
    canvas.disc(over, 5.5F * s, theme.occupancy(1));
    canvas.ring(over, 9 * s, theme.ring, 2.4F * s);
    top += 13 * s;
    canvas.text({left, top}, "0", theme.muted, TextSize::small, Align::left);
    canvas.text({left + bar, top}, "1", theme.muted, TextSize::small, Align::right);
    canvas.text({over.x, top}, ">1", theme.muted, TextSize::small, Align::center);
    if (!map.routes.empty()) {
        top += 22 * s;
        draw_route_key(canvas, theme, {left, top}, map);
        top += 18 * s;
    }
    if (!map.has_levels) return;
    for (const MapCountry& country : map.countries) {
        top += 20 * s;
        draw_level(canvas, theme, {left + 13 * s, top + 8 * s}, country.level);
        canvas.text({left + 34 * s, top},
                    fitted(canvas, fmt::format(fmt::runtime(tr("level, {}")), country.name), TextSize::small, 150 * s),
                    theme.muted, TextSize::small, Align::left);
    }
}

}  // namespace umbral::gui
