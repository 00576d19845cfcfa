#include "gui/model/basemap.hpp"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <numbers>
#include <numeric>

#include <nlohmann/json.hpp>

namespace umbral::gui {
namespace {

using Json = nlohmann::json;

double cross(MapPoint a, MapPoint b, MapPoint c) { return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x); }

bool inside(MapPoint p, MapPoint a, MapPoint b, MapPoint c) {
    return cross(a, b, p) >= 0 && cross(b, c, p) >= 0 && cross(c, a, p) >= 0;
}

double signed_area(const std::vector<MapPoint>& ring) {
    double sum = 0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const MapPoint& a = ring[i];
        const MapPoint& b = ring[(i + 1) % ring.size()];
        sum += a.x * b.y - b.x * a.y;
    }
    return sum / 2;
}

/// Whether the corner may be cut off without cutting into the rest.
bool is_ear(const std::vector<MapPoint>& ring, const std::vector<std::size_t>& left, std::size_t at) {
    const std::size_t n = left.size();
    const MapPoint a = ring[left[(at + n - 1) % n]];
    const MapPoint b = ring[left[at]];
    const MapPoint c = ring[left[(at + 1) % n]];
    if (cross(a, b, c) <= 0) return false;
    const double low_x = std::min({a.x, b.x, c.x});
    const double high_x = std::max({a.x, b.x, c.x});
    for (std::size_t i = 0; i < n; ++i) {
        if (i == at || i == (at + 1) % n || i == (at + n - 1) % n) continue;
        const MapPoint p = ring[left[i]];
        if (p.x < low_x || p.x > high_x) continue;
        const bool corner = (p.x == a.x && p.y == a.y) || (p.x == b.x && p.y == b.y) || (p.x == c.x && p.y == c.y);
        if (!corner && inside(p, a, b, c)) return false;
    }
    return true;
}

std::vector<MapPoint> ring_of(const Json& flat) {
    std::vector<MapPoint> ring;
    for (std::size_t i = 0; i + 1 < flat.size(); i += 2)
        ring.push_back(projected(flat[i + 1].get<double>() / 100, flat[i].get<double>() / 100));
    return ring;
}

Land land_of(const Json& country) {
    Land land;
    land.country = country.at("id").get<std::string>();
    land.low = {1e9, 1e9};
    land.high = {-1e9, -1e9};
    for (const Json& flat : country.at("rings")) {
        land.rings.push_back(ring_of(flat));
        const auto triangles = triangulated(land.rings.back());
        land.triangles.insert(land.triangles.end(), triangles.begin(), triangles.end());
        for (const MapPoint& p : land.rings.back()) {
            land.low = {std::min(land.low.x, p.x), std::min(land.low.y, p.y)};
            land.high = {std::max(land.high.x, p.x), std::max(land.high.y, p.y)};
        }
    }
    return land;
}

}  // namespace

MapPoint projected(double latitude, double longitude) {
    const double phi = std::clamp(latitude, -80.0, 80.0) * std::numbers::pi / 180;
    return {longitude, std::log(std::tan(std::numbers::pi / 4 + phi / 2)) * 180 / std::numbers::pi};
}

std::vector<MapPoint> triangulated(const std::vector<MapPoint>& ring) {
    std::vector<MapPoint> triangles;
    if (ring.size() < 3) return triangles;
    std::vector<std::size_t> left(ring.size());
    std::iota(left.begin(), left.end(), std::size_t{0});
    if (signed_area(ring) < 0) std::reverse(left.begin(), left.end());
    std::size_t at = 0;
    std::size_t failures = 0;
    for (std::size_t n = left.size(); n > 2; n = left.size()) {
        at %= n;
        // A ring that touches itself may leave corners that are no ears: they are cut all the same, or dropped where
        // they are flat.
        if (is_ear(ring, left, at) || failures > n) {
            const MapPoint a = ring[left[(at + n - 1) % n]];
            const MapPoint b = ring[left[at]];
            const MapPoint c = ring[left[(at + 1) % n]];
            if (cross(a, b, c) > 0) triangles.insert(triangles.end(), {a, b, c});
            left.erase(left.begin() + static_cast<std::ptrdiff_t>(at));
            failures = 0;
            at += n - 1;  // the corner before may have become an ear
        } else {
            ++at;
            ++failures;
        }
    }
    return triangles;
}

std::shared_ptr<const Basemap> read_basemap(const std::filesystem::path& file) {
    auto map = std::make_shared<Basemap>();
    try {
        std::ifstream stream(file);
        const Json json = Json::parse(stream);
        for (const Json& country : json.at("countries")) map->lands.push_back(land_of(country));
        map->source = json.value("source", "");
    } catch (const Json::exception&) {
        map->lands.clear();
    }
    return map;
}

}  // namespace umbral::gui
