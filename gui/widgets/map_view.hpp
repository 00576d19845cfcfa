#pragma once
// The map: land, routes with their flow, sites as discs, labels that give way to each other.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "gui/model/basemap.hpp"
#include "gui/model/map_model.hpp"
#include "gui/widgets/canvas.hpp"
#include "gui/widgets/theme.hpp"

namespace umbral::gui {

/// What part of the plane is seen: its middle, and pixels per degree.
struct Camera {
    MapPoint middle;
    double px_per_degree = 100;
    [[nodiscard]] Point to_screen(const Box& box, MapPoint p) const;
    [[nodiscard]] MapPoint to_plane(const Box& box, Point p) const;
};

/// Shows all sites, or one and its surroundings.
[[nodiscard]] Camera fitted_camera(const MapModel& map, const Box& box, const std::string& site, float scale);

struct MapStyle {
    Selection selection{};
    std::string hovered_site{};
    std::string hovered_route{};
    double flow_phase = 0;  ///< in days: where the moving marks are
    bool moving = false;
    bool stale = false;
    bool has_legend = true;  ///< open, not folded
};

/// What lies under a point.
struct MapHit {
    Subject subject = Subject::nothing;
    std::string id;
};
[[nodiscard]] MapHit hit_map(const MapModel& map, const Camera& camera, const Box& box, Point at, float scale);

[[nodiscard]] float site_radius(const MapModel& map, const MapSite& site, float scale);

void draw_map(Canvas& canvas, const Theme& theme, const Box& box, const Basemap& land, const MapModel& map,
              const Camera& camera, const MapStyle& style);
/// Where the legend lies, or what it is folded into.
[[nodiscard]] Box legend_box(const Box& box, const MapModel& map, float scale, bool is_open);
/// Whether it leaves most of the map to be seen.
[[nodiscard]] bool legend_has_room(const Box& box, const MapModel& map, float scale);
void draw_map_legend(Canvas& canvas, const Theme& theme, const Box& box, const MapModel& map);

}  // namespace umbral::gui
