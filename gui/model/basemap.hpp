#pragma once
// Land of the region: outlines and triangles of each country, in the map's own plane.

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace umbral::gui {

/// A place in Mercator's plane [degrees of longitude; the same unit northwards].
struct MapPoint {
    double x = 0;
    double y = 0;
};

/// @source  Snyder 1987, "Map Projections: A Working Manual", Mercator on the sphere
[[nodiscard]] MapPoint projected(double latitude, double longitude);

struct Land {
    std::string country;  ///< ISO 3166-1 alpha-3
    std::vector<std::vector<MapPoint>> rings;
    std::vector<MapPoint> triangles;  ///< corners in threes
    MapPoint low;                     ///< of all rings
    MapPoint high;
};

struct Basemap {
    std::vector<Land> lands;
    std::string source;
};

/// Reads data/basemap/region.json. A file that is missing or broken gives a map without land.
[[nodiscard]] std::shared_ptr<const Basemap> read_basemap(const std::filesystem::path& file);

/// Triangles of a simple polygon, by cutting off ears; none for fewer than three corners.
/// @source  Meisters 1975, "Polygons have ears"
[[nodiscard]] std::vector<MapPoint> triangulated(const std::vector<MapPoint>& ring);

}  // namespace umbral::gui
