#pragma once
// Sites and routes as the map shows them at one time.

#include <string>
#include <vector>

#include "gui/model/world.hpp"

namespace umbral::gui {

struct MapSite {
    std::string id;
    std::string name;
    std::string kind;
    std::string country;
    double latitude = 0;
    double longitude = 0;
    double capacity = 0;   ///< [persons] design and overflow places, in force at the time looked at
    double design = 0;     ///< [persons] design places, likewise
    double present = -1;   ///< [persons] median history at the time looked at; below 0: not known
    double waiting = -1;   ///< [persons]
    double stranded = -1;  ///< [persons]
    double in_all = 0;     ///< [persons] largest median presence, for the discs of sites without places
    /// Present over design places; below 0 where either is not known.
    [[nodiscard]] double occupancy() const { return design > 0 && present >= 0 ? present / design : -1; }
};

struct MapRoute {
    std::string id;
    std::string from;
    std::string to;
    std::size_t from_site = 0;  ///< index into sites
    std::size_t to_site = 0;
    std::string mode;
    double persons_per_day = 0;  ///< mean over the measured window; 0 where not known
    double hours = 0;            ///< typical journey
    bool open = true;            ///< at the time looked at
    std::string why_closed;
};

struct MapCountry {
    std::string id;  ///< ISO 3166-1 alpha-3
    std::string name;
    int level = 0;  ///< the highest declared for it, alone or with others, in the median history; 0: none
};

struct MapModel {
    std::vector<MapSite> sites;
    std::vector<MapRoute> routes;
    std::vector<MapCountry> countries;  ///< of the scenario
    bool has_levels = false;            ///< of the plan
    double largest_capacity = 1;
    double largest_flow = 1;
};

/// @param hour  since the scenario's start
[[nodiscard]] MapModel make_map(const World& world, double hour);

}  // namespace umbral::gui
