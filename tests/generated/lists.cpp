#include "generated/lists.hpp"

#include <fmt/format.h>

#include <map>

namespace umbral::generated {
namespace {

using people::Party;
using people::PartyId;
using people::PlaceState;
using people::Stage;
using people::State;

constexpr std::size_t most_told = 5;

/// A list by the party's own link, and how many persons stand in it.
class Walk {
  public:
    explicit Walk(const State& state) : s_(state), queue_(state.parties.slots().size()), place_(queue_.size()) {}

    std::vector<std::string> run() {
        for (std::size_t i = 0; i < s_.sites.size(); ++i) site(i);
        for (std::size_t i = 0; i < s_.stations.size(); ++i) station(i);
        for (std::size_t i = 0; i < s_.routes.size(); ++i) route(i);
        for (std::size_t slot = 0; slot < queue_.size(); ++slot) {
            if (s_.parties.slots()[slot].size > 0) party(slot);
        }
        return std::move(told_);
    }

  private:
    void tell(std::string what) {
        if (told_.size() < most_told) told_.push_back(std::move(what));
    }
    /// The party stands in a list; in one of a kind only.
    void stands(std::vector<std::string>& in, PartyId id, const std::string& where) {
        const Party& party = s_.parties[id];
        if (party.size == 0) return tell(fmt::format("{}: a party that is gone", where));
        std::string& there = in[id.index()];
        if (!there.empty()) tell(fmt::format("a party stands in {} and in {}", there, where));
        there = where;
    }
    template <class Line>
    std::int64_t line(const Line& parties, std::vector<std::string>& in, const std::string& where) {
        std::int64_t persons = 0;
        for (const PartyId id : parties.all(s_.parties)) {
            stands(in, id, where);
            persons += s_.parties[id].size;
        }
        return persons;
    }
    void counts(const std::string& where, std::int64_t persons, std::int64_t counted) {
        if (persons != counted)
            tell(fmt::format("{}: {} persons stand there, {} are counted", where, persons, counted));
    }

    void site(std::size_t i) {
        const people::SiteState& site = s_.sites[i];
        const std::string id = fmt::format("site {}", i);
        counts(id + " outside", line(site.outside, queue_, id + " outside"), site.counted.outside.value());
        line(site.in_overflow, place_, id + " overflow");
        line(site.in_open, place_, id + " open");
        in_places(i, id);
        for (const people::Journey& journey : site.inbox) chain(journey, id + " inbox");
    }
    /// Who has which place, counted anew.
    void in_places(std::size_t i, const std::string& id) {
        const people::SiteState& site = s_.sites[i];
        std::vector<std::int64_t> design(site.rooms.size());
        std::vector<std::int64_t> overflow(site.rooms.size());
        std::vector<std::int64_t> open(site.open_persons.size());
        for (const Party& party : s_.parties.slots()) {
            if (party.size == 0 || is_travelling(party) || party.site.index() != i) continue;
            if (party.place == PlaceState::design) design[party.room] += party.size;
            if (party.place == PlaceState::overflow) overflow[party.room] += party.size;
            if (is_in_the_open(party)) open[party.profile.index()] += party.size;
        }
        for (std::size_t r = 0; r < site.rooms.size(); ++r) {
            counts(fmt::format("{} room {}", id, r), design[r], site.rooms[r].used);
            counts(fmt::format("{} overflow {}", id, r), overflow[r], site.rooms[r].overflow_used);
        }
        for (std::size_t p = 0; p < open.size(); ++p)
            counts(fmt::format("{} in the open, profile {}", id, p), open[p], site.open_persons[p]);
    }
    static bool is_in_the_open(const Party& party) {
        return party.place == PlaceState::open || party.place == PlaceState::open_in_line;
    }
    void station(std::size_t i) {
        const people::StationState& station = s_.stations[i];
        std::int64_t persons = 0;
        for (const people::WaitingList& list : station.queue) {
            for (PartyId id = list.front(); !id.is_none(); id = people::WaitingList::after(s_.parties, id)) {
                stands(queue_, id, fmt::format("station {}", i));
                persons += s_.parties[id].size;
            }
        }
        counts(fmt::format("station {}", i), persons, station.counted.queue.value());
    }
    void route(std::size_t i) {
        const people::RouteState& route = s_.routes[i];
        const std::string id = fmt::format("route {}", i);
        counts(id + " paid", line(route.paid, queue_, id + " paid"), route.counted.paid.value());
        counts(id + " unpaid", line(route.unpaid, queue_, id + " unpaid"), route.counted.unpaid.value());
        for (const auto* journeys : {&route.journeys, &route.held}) {
            for (const people::Journey& journey : *journeys) chain(journey, id + " journeys");
        }
    }
    void chain(const people::Journey& journey, const std::string& where) {
        for (PartyId id = journey.first; !id.is_none(); id = s_.parties[id].queue.next) stands(queue_, id, where);
    }

    /// Where the party's own state says it stands, against where it was found.
    void party(std::size_t slot) {
        const Party& party = s_.parties.slots()[slot];
        const std::string& found = queue_[slot];
        const auto is_in = [&](const std::string& where) { return found == where; };
        std::string expected;
        if (party.stage == Stage::travelling) {
            if (found.find("journeys") == std::string::npos && found.find("inbox") == std::string::npos)
                tell(fmt::format("a party that travels stands in \"{}\"", found));
            return;
        }
        if (party.stage == Stage::outside) expected = fmt::format("site {} outside", party.site.index());
        if (party.stage == Stage::queueing)
            expected = fmt::format("station {}", s_.model->steps[party.step.index()].station.index());
        if (party.stage == Stage::unpaid) expected = fmt::format("route {} unpaid", party.route.index());
        if (party.stage == Stage::boarding) expected = fmt::format("route {} paid", party.route.index());
        if (!is_in(expected)) tell(fmt::format("a party should stand in \"{}\" and stands in \"{}\"", expected, found));
        std::string place;
        if (party.place == PlaceState::overflow) place = fmt::format("site {} overflow", party.site.index());
        if (party.place == PlaceState::open_in_line) place = fmt::format("site {} open", party.site.index());
        if (place_[slot] != place)
            tell(fmt::format("a party should be in line in \"{}\" and is in \"{}\"", place, place_[slot]));
    }

    const State& s_;
    std::vector<std::string> queue_;  ///< by slot: the list in which it stands by its queue link
    std::vector<std::string> place_;  ///< likewise by its link among those without a design place
    std::vector<std::string> told_;
};

}  // namespace

bool is_travelling(const Party& party) { return party.size > 0 && party.stage == Stage::travelling; }

bool is_queueing(const Party& party) { return party.stage == Stage::queueing; }

std::vector<std::string> lists_at_odds(const State& state) { return Walk(state).run(); }

}  // namespace umbral::generated
