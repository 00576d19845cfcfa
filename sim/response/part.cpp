#include "response/part.hpp"

#include <algorithm>
#include <cstdlib>
#include <variant>

#include "base/rounding.hpp"

namespace umbral::response {
namespace {

struct CutTo {
    double share;

    [[nodiscard]] std::int64_t part(std::int64_t whole) const {
        return whole_units(static_cast<double>(whole) * share);
    }
    void operator()(people::AddPlaces& places) const {
        places.places = part(places.places);
        places.overflow = part(places.overflow);
    }
    void operator()(people::AddOfficers& added) const { added.officers = part(added.officers); }
    void operator()(people::AddVehicles& added) const { added.vehicles = part(added.vehicles); }
    void operator()(people::MoveOfficers& moved) const { moved.officers = part(moved.officers); }
    void operator()(people::MoveVehicles& moved) const { moved.vehicles = part(moved.vehicles); }
    void operator()(people::AddStock& stock) const {
        stock.items = static_cast<double>(whole_units(stock.items * share));
    }
    void operator()(people::MovePeople& moved) const { moved.persons = part(moved.persons); }
    template <class Setting>
    void operator()(Setting&) const {}
};

struct CountIn {
    Additions& sum;

    void operator()(const people::AddPlaces& places) const {
        sum.units += std::max<std::int64_t>(0, places.places + places.overflow);
    }
    void operator()(const people::AddOfficers& added) const {
        sum.officers += std::max<std::int64_t>(0, added.officers);
        sum.units += std::max<std::int64_t>(0, added.officers);
    }
    void operator()(const people::AddVehicles& added) const {
        sum.vehicles += std::max<std::int64_t>(0, added.vehicles);
        sum.units += std::max<std::int64_t>(0, added.vehicles);
    }
    void operator()(const people::MoveOfficers& moved) const { sum.units += std::abs(moved.officers); }
    void operator()(const people::MoveVehicles& moved) const { sum.units += std::abs(moved.vehicles); }
    void operator()(const people::AddStock& stock) const { sum.others += whole_units(std::max(0.0, stock.items)); }
    void operator()(const people::MovePeople& moved) const { sum.others += std::max<std::int64_t>(0, moved.persons); }
    template <class Setting>
    void operator()(const Setting&) const {}
};

}  // namespace

Additions additions_of(const std::vector<people::Change>& changes, double share) {
    Additions sum;
    for (const auto& change : changes) std::visit(CountIn{sum}, part_of(change, share));
    return sum;
}

people::Change part_of(const people::Change& change, double share) {
    people::Change part = change;
    if (share < 1) std::visit(CutTo{share}, part);
    return part;
}

}  // namespace umbral::response
