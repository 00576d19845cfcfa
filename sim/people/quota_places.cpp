#include "people/quota_places.hpp"

#include <utility>

#include "people/schedule.hpp"
#include "people/stations.hpp"
#include "people/transport.hpp"
#include "people/visits.hpp"

namespace umbral::people {
namespace {

/// A quota with what its place makes of it.
struct Standing {
    Quota& quota;
    const LocalClock& clock;  ///< of its days
};

struct FindQuota {
    State& s;
    Standing operator()(SiteId at) const { return {s.sites[at.index()].quota, s.model->clock_at(at)}; }
    Standing operator()(StationId at) const {
        return {s.stations[at.index()].quota, s.model->clock_at(s.model->stations[at.index()].site)};
    }
    Standing operator()(RouteId at) const {
        return {s.routes[at.index()].quota, s.model->clock_at(s.model->routes[at.index()].from)};
    }
};

struct Charge {
    State& s;
    TimeUs now_us;
    void operator()(SiteId at) const { charge_door_waits(s, at, now_us); }
    void operator()(StationId at) const { charge_station_waits(s, at, now_us); }
    void operator()(RouteId at) const { charge_route_waits(s, at, now_us); }
};

struct LetPass {
    State& s;
    TimeUs now_us;
    void operator()(SiteId at) const { let_in_from_outside(s, at, now_us); }
    void operator()(StationId at) const { look_again(s, at, now_us); }
    void operator()(RouteId at) const { let_board(s, at, now_us); }
};

}  // namespace

void begin_quota_day(State& s, QuotaPlace at, TimeUs now_us) {
    const Standing standing = std::visit(FindQuota{s}, at);
    if (!standing.quota.is_set()) return;
    std::visit(Charge{s, now_us}, at);
    standing.quota.begin_day(s.key, standing.clock, now_us);
    std::visit(LetPass{s, now_us}, at);
}

void set_quota(State& s, QuotaPlace at, std::optional<QuotaRule> rule, TimeUs now_us) {
    const Standing standing = std::visit(FindQuota{s}, at);
    std::visit(Charge{s, now_us}, at);
    standing.quota.set(std::move(rule), s.key, standing.clock, now_us);
    std::visit(LetPass{s, now_us}, at);
}

}  // namespace umbral::people
