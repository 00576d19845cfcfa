// Measures that are in effect at once: of what they set the last begun holds, what they add is summed, and the end of
// one touches no other. Every kind of effect goes through every way of overlapping.

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "engine/histories.hpp"
#include "people/small_world.hpp"

namespace umbral::engine::test {
namespace {

using scenario::Effect;

/// Two sites with three roads, two fleets and three agencies: something for every kind of effect to act on.
scenario::Input two_sites() {
    namespace small = people::test;
    auto step = small::serve("desk");
    step.next = {{"stay", 0.5}, {"go", 0.5}};
    auto from = small::site("S", {step, small::stay(48), small::go("on")});
    auto to = small::site("T", {small::serve("desk"), small::out()});
    from.rooms = {small::room(10, 4)};
    from.supplies.resize(1);
    from.supplies[0].item = "water";
    for (scenario::Site* site : {&from, &to}) {
        site->stations = {small::desk(5, 10)};
        site->agency = "one";
    }
    from.stations[0].quota = scenario::Quota{};
    from.stations[0].quota->per_day = scenario::Distribution(300.0);
    scenario::Input input;
    input.scenario = small::scenario_of({from, to}, 30);
    auto& s = input.scenario;
    for (const char* id : {"on", "by", "ferry"}) s.routes.push_back(small::route(id, "S", "T", 2));
    s.routes[0].fleet = "vans";
    s.routes[0].fare_usd = 10.0;
    s.routes[1].fleet = "buses";
    s.routes[2].open = false;
    for (const char* id : {"vans", "buses"}) {
        s.fleets.emplace_back();
        s.fleets.back().id = id;
        s.fleets.back().vehicles = 4.0;
        s.fleets.back().seats = 1.0;  // nobody waits for a full van
    }
    for (const char* id : {"one", "two", "three"}) {
        s.agencies.emplace_back();
        s.agencies.back().id = id;
        s.agencies.back().observes_every_h = 1.0;
    }
    for (const char* id : {"wire", "radio"}) {
        s.channels.emplace_back();
        s.channels.back().id = id;
    }
    s.channels[1].open = false;
    s.budget_lines.emplace_back();
    s.budget_lines[0].id = "line";
    s.budget_lines[0].agency = "two";
    small::come(s, "S", "p1", 40, 5 * 24);
    small::come(s, "S", "p1", 40, 14 * 24);
    return input;
}

scenario::OpeningHours hours(double from_h, double to_h) {
    scenario::WeekSpan span;
    span.from_h = from_h;
    span.to_h = to_h;
    return {{span}};
}

std::optional<scenario::Quota> quota(double per_day) {
    scenario::Quota made;
    made.per_day = scenario::Distribution(per_day);
    return made;
}

/// What one sort of measures does, and another.
std::vector<Effect> effects(bool first) {
    using namespace scenario;
    const auto either = [first](double a, double b) { return first ? a : b; };
    return {AddPlaces{"S", RoomType::general, either(5, -3), either(2, 1)},
            AddOfficers{"S", "desk", either(2, 1)},
            SetOpeningHours{"T", first ? hours(8, 20) : hours(11, 13)},
            AddVehicles{"vans", either(3, -2)},
            SetRouteOpen{"on", !first},
            SetRouteOpen{"ferry", first, first ? UnderWay::hold : UnderWay::turn_back},
            SetFare{"on", either(0, 25)},
            SetQuota{"on", "", "", quota(either(50, 20))},
            SetQuota{"", "T", "", first ? quota(70) : std::nullopt},
            SetQuota{"", "S", "desk", first ? std::nullopt : quota(60)},
            SetAssistedSeats{"vans", either(0.5, 0.25)},
            SetReferral{"S", "go", ShareRule{{{"on", either(0.25, 0.75)}, {"by", either(0.75, 0.25)}}}},
            SetServiceTime{"S", "desk", either(0.5, 2)},
            MoveOfficers{"S", "desk", "T", "desk", 1.0},
            MoveVehicles{"vans", "buses", 1.0},
            MovePeople{"by", 2.0},
            SendSupplies{"S", "water", 5.0},
            InformPeople{{}, either(2, 6)},
            SetBranch{"S", "desk", {{"stay", either(0.125, 0.875)}, {"go", either(0.875, 0.125)}}},
            ReleaseBudget{"line"},
            OpenChannel{"radio"},
            FormJointTeam{first ? std::vector<std::string>{"one", "two"} : std::vector<std::string>{"two", "three"}}};
}

/// One thing that measures act on: what it is when only measures of the first sort act on it, or of the other.
struct Thing {
    const char* name;
    std::function<double(const Simulation&)> now;
    double first, other;
    enum class Sums { last, added, any, both } sums = Sums::last;
};

double hours_open(const Simulation& simulation) {
    const people::State& s = simulation.world().state();
    double open = 0;
    for (TimeUs at_us = 0; at_us < day_us; at_us += hour_us)
        open += s.sites[1].hours.value_at(s.model->clock_at(people::SiteId{1}), at_us);
    return open;
}

/// Of the day; -1: everybody passes.
double allowance(const Simulation& simulation, const people::Quota& quota) {
    const people::State& s = simulation.world().state();
    if (!quota.is_set()) return -1;
    return static_cast<double>(quota.rule()->allowance(s.key, 0, s.model->clock_at(people::SiteId{0}), 0));
}

double shared(const Simulation& simulation, std::size_t a, std::size_t b) {
    const auto& of = simulation.response().picture_of;
    return of[a] == of[b] ? 1 : 0;
}

const std::vector<Thing>& things() {
    using Sums = Thing::Sums;
    static const auto people = [](const Simulation& s) -> const people::State& { return s.world().state(); };
    static const std::vector<Thing> all{
        {"places", [](auto& s) { return people(s).sites[0].rooms[0].capacity; }, 5, -3, Sums::added},
        {"overflow", [](auto& s) { return people(s).sites[0].rooms[0].overflow_capacity; }, 2, 1, Sums::added},
        {"officers at S", [](auto& s) { return people(s).pools[0].added.largest(); }, 2 - 1, 1 - 1, Sums::added},
        {"officers at T", [](auto& s) { return people(s).pools[1].added.largest(); }, 1, 1, Sums::added},
        {"hours", hours_open, 12, 2},
        {"vans", [](auto& s) { return people(s).fleets[0].vehicles; }, 3 - 1, -2 - 1, Sums::added},
        {"buses", [](auto& s) { return people(s).fleets[1].vehicles; }, 1, 1, Sums::added},
        {"road", [](auto& s) { return people(s).routes[0].open; }, 0, 1},
        {"ferry", [](auto& s) { return people(s).routes[2].open; }, 1, 0},
        {"fare", [](auto& s) { return people(s).routes[0].fare_usd; }, 0, 25},
        {"quota of the road", [](auto& s) { return allowance(s, people(s).routes[0].quota); }, 50, 20},
        {"quota of the door", [](auto& s) { return allowance(s, people(s).sites[1].quota); }, 70, -1},
        {"quota of the desk", [](auto& s) { return allowance(s, people(s).stations[0].quota); }, -1, 60},
        {"assisted seats", [](auto& s) { return people(s).fleets[0].assisted_seats; }, 0.5, 0.25},
        {"referral", [](auto& s) { return people(s).rules[0].shares[0]; }, 0.25, 0.75},
        {"service", [](auto& s) { return people(s).stations[0].service_factor; }, 0.5, 2},
        {"bulletins", [](auto& s) { return hours_from_us(s.response().bulletin_every_us[1]); }, 2, 6},
        {"branch", [](auto& s) { return (people(s).branches[0].up_to[0] + 1.0) / 0x1p32; }, 0.125, 0.875},
        {"radio", [](auto& s) { return s.response().channel_open[1]; }, 1, 1, Sums::any},
        {"team of one and two", [](auto& s) { return shared(s, 0, 1); }, 1, 0, Sums::any},
        {"team of two and three", [](auto& s) { return shared(s, 1, 2); }, 0, 1, Sums::any},
        {"team of all", [](auto& s) { return shared(s, 0, 2); }, 0, 0, Sums::both}};
    return all;
}

/// One that acts, in the order of the plan.
struct Acting {
    bool first = true;  ///< which sort
    int times = 1;      ///< that it says all its effects
};

double expected(const Thing& thing, double base, const std::vector<Acting>& in_effect) {
    double value = base;
    bool has_first = false, has_other = false;
    for (const Acting& acting : in_effect) {
        const double says = acting.first ? thing.first : thing.other;
        if (thing.sums == Thing::Sums::last) value = says;
        if (thing.sums == Thing::Sums::added) value += acting.times * says;
        if (thing.sums == Thing::Sums::any) value = std::max(value, says);
        (acting.first ? has_first : has_other) = true;
    }
    return thing.sums == Thing::Sums::both && has_first && has_other ? 1 : value;
}

/// A measure and when it is in effect.
struct Planned {
    Acting acting;
    int from = 0, until = 0;  ///< days of January 2024; from 0: while five or more are at S
};

struct Seen {
    std::vector<std::string> wrong;  ///< things that once were not as expected
    std::set<std::string> together;  ///< which were in effect at once, in the order of beginning: "", "A", "AB"
    double began = 0;                ///< of all measures together
};

scenario::Input plan_of(const std::vector<Planned>& planned) {
    scenario::Input input = two_sites();
    for (const Planned& each : planned) {
        scenario::Measure measure;
        measure.id = std::string(1, static_cast<char>('A' + input.plan.measures.size()));
        measure.actor = "one";
        for (int i = 0; i < each.acting.times; ++i) {
            for (Effect& effect : effects(each.acting.first)) measure.effects.push_back(std::move(effect));
        }
        if (each.from > 0) {
            measure.date = Date{2024, 1, each.from};
        } else {
            measure.trigger.emplace();
            measure.trigger->all.resize(1);
            measure.trigger->all[0].indicator = "present_persons";
            measure.trigger->all[0].scope = "site:S";
            measure.trigger->all[0].above = 5.0;
        }
        if (each.until > 0) measure.until = Date{2024, 1, each.until};
        input.plan.measures.push_back(std::move(measure));
    }
    return input;
}

/// Looks at everything every half hour; what is in effect, and since when, is told by the measures themselves.
Seen live(const std::vector<Planned>& planned) {
    const scenario::Input input = plan_of(planned);
    const auto numbers = in_child([&] {
        Simulation simulation(input, {11, 0, 0});
        std::vector<double> base, wrong(things().size()), orders;
        for (const Thing& thing : things()) base.push_back(thing.now(simulation));
        while (simulation.now_us() < simulation.horizon_us()) {
            simulation.advance_to(simulation.now_us() + hour_us / 2);
            std::vector<std::pair<TimeUs, std::size_t>> order;
            for (std::size_t m = 0; m < planned.size(); ++m) {
                const response::MeasureState& measure = simulation.response().measures[m];
                if (measure.phase == response::MeasureState::Phase::effective)
                    order.emplace_back(measure.effective_us, m);
            }
            std::sort(order.begin(), order.end());
            std::vector<Acting> in_effect;
            double code = 0;  // the measures in the order of beginning, as digits
            for (const auto& [since_us, m] : order) {
                in_effect.push_back(planned[m].acting);
                code = code * 10 + static_cast<double>(m + 1);
            }
            orders.push_back(code);
            for (std::size_t i = 0; i < things().size(); ++i) {
                if (things()[i].now(simulation) != expected(things()[i], base[i], in_effect)) ++wrong[i];
            }
        }
        double began = 0;
        for (const Event& event : simulation.finish().events) began += event.kind == "measure_effective" ? 1 : 0;
        std::vector<double> all{began};
        all.insert(all.end(), wrong.begin(), wrong.end());
        all.insert(all.end(), orders.begin(), orders.end());
        return all;
    });
    Seen seen;
    seen.began = numbers.at(0);
    for (std::size_t i = 0; i < things().size(); ++i) {
        if (numbers.at(1 + i) > 0) seen.wrong.emplace_back(things()[i].name);
    }
    for (std::size_t i = 1 + things().size(); i < numbers.size(); ++i) {
        std::string names;
        for (int code = static_cast<int>(numbers[i]); code > 0; code /= 10)
            names.insert(names.begin(), static_cast<char>('A' + code % 10 - 1));
        seen.together.insert(names);
    }
    return seen;
}

using Wrong = std::vector<std::string>;
using Together = std::set<std::string>;
constexpr Acting one{true}, other{false};

TEST_CASE("the overlaps take every kind of effect that a plan may have") {
    std::set<std::size_t> kinds;
    for (const bool first : {true, false}) {
        for (const Effect& effect : effects(first)) kinds.insert(effect.index());
    }
    CHECK(kinds.size() == std::variant_size_v<Effect>);
}

TEST_CASE("of measures that overlap the last begun holds, and when both are over all is as it was") {
    const Seen seen = live({{one, 5, 15}, {other, 10, 25}});
    CHECK(seen.wrong == Wrong{});
    CHECK(seen.together == Together{"", "A", "AB", "B"});
    const Seen turned = live({{one, 10, 25}, {other, 5, 15}});  // the later one is written first
    CHECK(turned.wrong == Wrong{});
    CHECK(turned.together == Together{"", "B", "BA", "A"});
}

TEST_CASE("of a measure within another the outer one holds again when the inner one ends") {
    const Seen seen = live({{one, 5, 25}, {other, 10, 15}});
    CHECK(seen.wrong == Wrong{});
    CHECK(seen.together == Together{"", "A", "AB"});
}

TEST_CASE(
    "of measures that begin at one instant the one written later holds, and those that end at one leave nothing") {
    const Seen begin = live({{one, 5, 15}, {other, 5, 25}});
    CHECK(begin.wrong == Wrong{});
    CHECK(begin.together == Together{"", "AB", "B"});
    const Seen end = live({{one, 5, 20}, {other, 10, 20}});
    CHECK(end.wrong == Wrong{});
    CHECK(end.together == Together{"", "A", "AB"});
    const Seen same = live({{one, 5, 20}, {other, 5, 20}});
    CHECK(same.wrong == Wrong{});
    CHECK(same.together == Together{"", "AB"});
}

TEST_CASE("of measures that follow each other at one instant each holds for its own time") {
    for (const auto& planned : {std::vector<Planned>{{one, 5, 10}, {other, 10, 20}}, {{one, 10, 20}, {other, 5, 10}}}) {
        const Seen seen = live(planned);
        CHECK(seen.wrong == Wrong{});
        CHECK(seen.together == Together{"", "A", "B"});
    }
}

TEST_CASE("a measure that says everything twice sets it once and adds it twice") {
    const Seen seen = live({{{true, 2}, 5, 15}, {other, 10, 25}});
    CHECK(seen.wrong == Wrong{});
    CHECK(seen.together == Together{"", "A", "AB", "B"});
}

TEST_CASE("two measures that do the same are ended one by one") {
    const Seen seen = live({{one, 5, 15}, {one, 10, 25}});
    CHECK(seen.wrong == Wrong{});
    CHECK(seen.together == Together{"", "A", "AB", "B"});
}

TEST_CASE("three measures may end in any order") {
    const Seen seen = live({{one, 3, 20}, {other, 8, 12}, {one, 10, 25}});
    CHECK(seen.wrong == Wrong{});
    CHECK(seen.together == Together{"", "A", "AB", "ABC", "AC", "C"});
}

TEST_CASE("a measure that ends with its trigger and begins again counts as begun later, and leaves nothing each time") {
    const Seen seen = live({{one, 0, 0}, {other, 7, 25}});
    CHECK(seen.wrong == Wrong{});
    CHECK(seen.began == 3);
    CHECK(seen.together == Together{"", "A", "AB", "B", "BA"});
}

TEST_CASE("who leaves a joint team takes along what the team knew, and learns nothing more") {
    // The first counts at the sites every hour; nobody reports to the second, which is in a team with it for five days.
    scenario::Input input = two_sites();
    scenario::Measure measure;
    measure.id = "team";
    measure.actor = "one";
    measure.date = Date{2024, 1, 5};
    measure.until = Date{2024, 1, 10};
    measure.effects.emplace_back(scenario::FormJointTeam{{"one", "two"}});
    input.plan.measures.push_back(std::move(measure));
    const auto known = in_child([&] {
        Simulation simulation(input, {11, 0, 0});
        std::vector<double> hours;
        for (const int day : {4, 7, 9, 12, 20}) {
            simulation.advance_to((day - 1) * day_us + 12 * hour_us);
            const response::State& s = simulation.response();
            const auto& present = s.pictures[s.picture_of[1]]
                                      ->figures()
                                      .sites[0][static_cast<std::size_t>(response::Observable::present)];
            hours.push_back(present.is_known() ? hours_from_us(present.observed_us) : -1);
        }
        return hours;
    });
    // At noon of 4, 7, 9, 12 and 20 January; hours since the first.
    CHECK(known == std::vector<double>{-1, 156, 204, 216, 216});
}

}  // namespace
}  // namespace umbral::engine::test
