// Flows: follows the parties of each profile from site to site, and finds those that would be stuck: without a
// pathway, in parties too large for a room, a queue or a vehicle.

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "base/i18n.hpp"
#include "scenario/rules/pathway_graph.hpp"
#include "scenario/rules/places.hpp"
#include "scenario/rules/rosters.hpp"
#include "scenario/rules/rules.hpp"
#include "scenario/shares.hpp"
#include "scenario/support.hpp"

namespace umbral::scenario {
namespace {

/// The profile's largest party, or 1 where that is larger than can be simulated: told where its size is given.
int party_to_fit(const Profile& profile) {
    const int largest = largest_party_persons(profile.party_size);
    return largest <= max_party_persons ? largest : 1;
}

/// Follows one profile.
class ProfileFlow {
  public:
    /// @param unstaffed  stations found without officers so far, over all profiles: each is told once
    ProfileFlow(const Input& input, const Profile& profile, std::set<const Station*>& unstaffed, const Report& report)
        : scenario_(input.scenario),
          plan_(input.plan),
          profile_(profile),
          party_(party_to_fit(profile)),
          unstaffed_(unstaffed),
          report_(report) {}

    void follow() {
        for (const ArrivalStream& stream : scenario_.arrivals) {
            if (brings_profile(stream)) come_to(stream.site);
        }
        for (const Site& site : scenario_.sites) {
            for (const InitialPeople& people : site.initial_people) {
                if (people.profile == profile_.id) come_to(site.id);
            }
        }
        while (!to_visit_.empty()) {
            const std::size_t site = to_visit_.back();
            to_visit_.pop_back();
            visit(site);
        }
    }

  private:
    [[nodiscard]] bool brings_profile(const ArrivalStream& stream) const {
        for (const ProfileShares& shares : stream.profiles) {
            for (const auto& [id, share] : shares.shares) {
                if (id == profile_.id && highest(share) > 0) return true;
            }
        }
        return false;
    }

    void come_to(const std::string& site) {
        for (std::size_t i = 0; i < scenario_.sites.size(); ++i) {
            if (scenario_.sites[i].id == site && seen_.insert(i).second) to_visit_.push_back(i);
        }
    }

    void visit(std::size_t i) {
        const Site& site = scenario_.sites[i];
        const Path path = site_path(scenario_, i);
        const Pathway* pathway = pathway_of(site, profile_.id);
        if (pathway == nullptr) {
            return report_.add(path / "pathways", profile_.id,
                               tr("parties of this profile come here and have no pathway"),
                               tr("a pathway for the profile, or one for all others"));
        }
        check_rooms(site, path);
        for (const Step& step : pathway->steps) {
            if (!step.station.empty()) check_station(site, path, step.station);
            if (step.refer) take(*step.refer);
        }
        if (!site.divert_route.empty()) take(FirstWithRoomRule{{site.divert_route}});
        for (const Measure& measure : plan_.measures) {
            for (const Effect& effect : measure.effects) {
                const auto* referral = std::get_if<SetReferral>(&effect);
                if (referral != nullptr && referral->site == site.id) take(referral->rule);
            }
        }
    }

    /// Where the site has rooms for the profile, one of them must hold its largest party; where it has none, nobody
    /// may wait outside for one.
    void check_rooms(const Site& site, const Path& path) const {
        bool has_room = false;
        bool fits = false;
        for (const Room& room : site.rooms) {
            const bool usable =
                room.profiles.empty() || std::count(room.profiles.begin(), room.profiles.end(), profile_.id) > 0;
            const double most = std::max(highest(room.capacity), highest(room.overflow));
            if (!usable || most <= 0) continue;
            has_room = true;
            fits = fits || most >= party_;
        }
        if (!has_room && site.when_full == WhenFull::wait_outside && knows_measures() && !adds_places(plan_, site.id)) {
            report_.add(path / "when_full", profile_.id,
                        tr("parties of this profile come here and no room is for them"),
                        tr("a room type with places for the profile, or when_full: in_the_open"));
        }
        if (has_room && !fits) {
            report_.add(
                path / "places", profile_.id,
                fmt::format(fmt::runtime(tr("the largest party of this profile, {} persons, fits in no room")), party_),
                tr("a room type with places for the whole party"));
        }
    }

    void check_station(const Site& site, const Path& path, const std::string& id) {
        for (std::size_t i = 0; i < site.stations.size(); ++i) {
            const Station& station = site.stations[i];
            if (station.id != id) continue;
            const Path at = (path / "stations").element(i, id);
            const bool served =
                std::any_of(station.service.begin(), station.service.end(), [&](const ServiceTime& service) {
                    return service.profiles.empty() ||
                           std::count(service.profiles.begin(), service.profiles.end(), profile_.id) > 0;
                });
            check_on_duty(site, path, station, at);
            if (!served)
                report_.add(at / "service", profile_.id,
                            tr("parties of this profile come here and have no service time"),
                            tr("a service time for the profile, or one for all others"));
            // A limit of 0 means that nobody waits at all, which is sound for any party.
            if (station.queue_limit && highest(*station.queue_limit) > 0 && lowest(*station.queue_limit) < party_) {
                report_.add(
                    at / "queue_limit", fmt::format("{:g}", lowest(*station.queue_limit)),
                    fmt::format(fmt::runtime(tr("the largest party of profile {}, {} persons, could never wait here")),
                                profile_.id, party_),
                    fmt::format(fmt::runtime(tr("at least {}, or 0 when nobody may wait")), party_));
            }
        }
    }

    /// Someone must be there who serves, now or by a measure.
    void check_on_duty(const Site& site, const Path& path, const Station& station, const Path& station_path) {
        if (!knows_measures()) return;
        const Pool* pool = find_by_id(site.pools, station.pool);
        const std::string& id = pool ? pool->id : station.id;
        for (const Measure& measure : plan_.measures) {
            for (const Effect& effect : measure.effects) {
                const auto* officers = std::get_if<AddOfficers>(&effect);
                if (officers != nullptr && officers->site == site.id && officers->pool == id &&
                    ever_on_duty({{{officers->when, officers->officers}}}, site.opening_hours))
                    return;
                const auto* lent = std::get_if<MoveOfficers>(&effect);
                if (lent != nullptr && lent->to_site == site.id && lent->to_pool == id) return;
            }
        }
        if (ever_on_duty(pool ? pool->officers : station.officers, site.opening_hours) ||
            !unstaffed_.insert(&station).second)
            return;
        const Path at =
            pool ? (path / "pools").element(static_cast<std::size_t>(pool - site.pools.data()), id) : station_path;
        report_.add(at / "officers", id, tr("parties come here and no officer is ever on duty while the site is open"),
                    tr("officers in some of the opening hours, or a measure that adds them"));
    }

    [[nodiscard]] bool knows_measures() const { return report_.has_all_of("measures"); }

    void take(const ReferralRule& rule) {
        for (const std::string& id : routes_of(rule)) {
            for (std::size_t i = 0; i < scenario_.routes.size(); ++i) {
                const Route& route = scenario_.routes[i];
                if (route.id != id) continue;
                come_to(route.to);
                if (!route.fleet.empty() && taken_.insert(i).second) check_seats(route, route_path(scenario_, i));
            }
        }
    }

    void check_seats(const Route& route, const Path& path) const {
        const Fleet* fleet = find_by_id(scenario_.fleets, route.fleet);
        if (fleet == nullptr || lowest(fleet->seats) >= party_) return;
        report_.add(
            path / "fleet", route.fleet,
            fmt::format(fmt::runtime(tr("the largest party of profile {}, {} persons, is larger than a vehicle")),
                        profile_.id, party_),
            fmt::format(fmt::runtime(tr("vehicles with at least {} seats, or smaller parties")), party_));
    }

    const Scenario& scenario_;
    const Plan& plan_;
    const Profile& profile_;
    int party_;
    std::set<const Station*>& unstaffed_;
    const Report& report_;
    std::set<std::size_t> seen_;
    std::set<std::size_t> taken_;
    std::vector<std::size_t> to_visit_;
};

void check_initial_people(const Scenario& scenario, const Report& report) {
    for (std::size_t i = 0; i < scenario.sites.size(); ++i) {
        const Site& site = scenario.sites[i];
        for (std::size_t k = 0; k < site.initial_people.size(); ++k) {
            const InitialPeople& people = site.initial_people[k];
            const Pathway* pathway = pathway_of(site, people.profile);
            if (people.step.empty() || pathway == nullptr || find_by_id(pathway->steps, people.step) != nullptr)
                continue;
            report.add((site_path(scenario, i) / "initial_people").element(k) / "step", people.step,
                       tr("the profile's pathway has no step of this id"), allowed_ids(ids_of(pathway->steps)));
        }
    }
}

}  // namespace

void check_flows(const Input& input, const Report& report) {
    std::set<const Station*> unstaffed;
    for (const Profile& profile : input.scenario.profiles) ProfileFlow(input, profile, unstaffed, report).follow();
    check_initial_people(input.scenario, report);
}

}  // namespace umbral::scenario
