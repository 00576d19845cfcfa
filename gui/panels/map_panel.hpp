#pragma once
// The map with its legend, controls and hover figures.

#include <memory>
#include <optional>

#include "gui/model/basemap.hpp"
#include "gui/panels/ui.hpp"
#include "gui/widgets/map_view.hpp"

namespace umbral::gui {

struct MapPanelState {
    Camera camera;
    int fitted = 0;                  ///< the last fit request served
    bool is_fitted = true;           ///< the camera is where that put it
    MapMoves moved;                  ///< of those asked for
    std::optional<bool> has_legend;  ///< as the user chose; else by the room there is
    std::string folder;              ///< of the scenario the camera was fitted to
    Box last_box;
    double phase_days = 0;  ///< of the marks on routes
};

/// @param hour  looked at, since the scenario's start
void draw_map_panel(const Ui& ui, const World& world, const Basemap& land, const MapModel& map, double hour,
                    MapPanelState& own);

}  // namespace umbral::gui
