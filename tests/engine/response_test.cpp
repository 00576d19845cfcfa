// The two layers together: what must hold in every history of every plan.

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <string>
#include <vector>

#include "engine/simulation.hpp"
#include "response/in_child.hpp"
#include "scenario/reader.hpp"

namespace umbral::engine {
namespace {

using response::in_child;

scenario::Input read(const std::string& folder, const std::string& plan,
                     const std::vector<scenario::Setting>& settings = {}) {
    return scenario::read_input(std::string(UMBRAL_ROOT) + "/scenarios/" + folder, plan, settings);
}
const std::string corridor = "reference/darien-costa-rica-2023";
const std::string lesson = "tutorial/07-who-must-agree";

ReplicationRecord history(const scenario::Input& input, std::uint32_t replication = 0, TimeUs step_us = never_us) {
    Simulation simulation(input, {11, replication, 0});
    while (simulation.now_us() < simulation.horizon_us())
        simulation.advance_to(step_us == never_us ? never_us : simulation.now_us() + step_us);
    return simulation.finish();
}

double number_of(const std::string& hash) { return static_cast<double>(std::stoul(hash.substr(0, 12), nullptr, 16)); }

TEST_CASE("stepping changes nothing where agencies write to each other") {
    const auto input = read(lesson, "up-the-chain");
    const auto hash = [&](TimeUs step_us) {
        return in_child([&] { return std::vector<double>{number_of(result_hash(history(input, 0, step_us)))}; });
    };
    const auto at_once = hash(never_us);
    CHECK(hash(day_us) == at_once);
    CHECK(hash(7 * hour_us + 13 * second_us) == at_once);
}

/// Counts figures in agencies' pictures that never were so, or that are from later than now.
std::vector<double> false_figures(const scenario::Input& input, int hours) {
    Simulation simulation(input, {11, 0, 0});
    std::vector<std::vector<response::SiteFigures>> truth;  // by hour
    double wrong = 0, checked = 0;
    for (int hour = 0; hour <= hours; ++hour) {
        simulation.advance_to(hour * hour_us);
        const auto& state = simulation.response();
        truth.push_back(state.observer.truth().sites);
        for (const auto& picture : state.pictures) {
            for (std::size_t site = 0; site < truth.back().size(); ++site) {
                for (std::size_t what = 0; what < response::observable_count; ++what) {
                    const auto& figure = picture->figures().sites[site][what];
                    if (!figure.is_known()) continue;
                    ++checked;
                    const auto at = static_cast<std::size_t>(figure.observed_us / hour_us);
                    if (at >= truth.size() || truth[at][site][what].value != figure.value) ++wrong;
                }
            }
        }
    }
    return {wrong, checked};
}

TEST_CASE("an agency believes only what once was so at the hour it is said to be of") {
    for (const char* plan : {"national-chains", "binational"}) {
        const auto input = read(corridor, plan);
        const auto counts = in_child([&] { return false_figures(input, 45 * 24); });
        CHECK(counts[0] == 0);
        CHECK(counts[1] > 100'000);
    }
}

/// How many events of each kind a history has.
std::vector<double> counts_of(const scenario::Input& input, const std::vector<std::string>& kinds) {
    return in_child([&] {
        std::map<std::string, double> counted;
        for (const Event& event : history(input).events) ++counted[event.kind];
        std::vector<double> counts;
        for (const std::string& kind : kinds) counts.push_back(counted[kind]);
        return counts;
    });
}

TEST_CASE("an agency that is told nothing decides nothing") {
    // The ministry hears of the post only through the region.
    auto input = read(lesson, "up-the-chain");
    input.scenario.channels[0].outages.push_back(
        {input.scenario.start, 0, date_from_days(days_from_epoch(input.scenario.start) + 100), 0, "cut"});
    const auto counts = counts_of(input, {"threshold_crossed", "known", "declared"});
    CHECK(counts[0] > 0);
    CHECK(counts[1] == 0);
    CHECK(counts[2] == 0);
}

/// Per measure in effect: how long before the end of its lead time, or without decision, approval or money, it came.
std::vector<double> early_measures(const scenario::Input& input, std::uint32_t replication) {
    Simulation simulation(input, {11, replication, 0});
    simulation.advance_to(never_us);
    std::map<std::string, TimeUs> lead_us, decided_us, funded_us;
    std::map<std::string, int> asked, approved;
    const auto record = simulation.finish();
    for (const auto& measure : input.plan.measures) lead_us[measure.id] = us_from_hours(measure.lead_time_h.value);
    double early = 0, effective = 0;
    for (const Event& event : record.events) {
        if (event.kind == "measure_decided") {
            decided_us[event.subject] = event.time_us;
            funded_us.erase(event.subject);
            asked[event.subject] = approved[event.subject] = 0;
        }
        if (event.kind == "approval_asked") ++asked[event.subject];
        if (event.kind == "measure_approved") ++approved[event.subject];
        if (event.kind == "measure_funded") funded_us[event.subject] = event.time_us;
        if (event.kind != "measure_effective") continue;
        ++effective;
        const bool ready = decided_us.contains(event.subject) && funded_us.contains(event.subject) &&
                           asked[event.subject] == approved[event.subject] &&
                           funded_us[event.subject] >= decided_us[event.subject] &&
                           event.time_us >= funded_us[event.subject] + lead_us[event.subject];
        if (!ready) ++early;
    }
    return {early, effective};
}

TEST_CASE("no measure takes effect before its decision, approvals, money and lead time") {
    double effective = 0;
    for (const char* plan : {"national-chains", "binational", "binational-perfect-information"}) {
        for (std::uint32_t replication = 0; replication < 3; ++replication) {
            auto input = read(corridor, plan);
            // Lead times are drawn in each history: the shortest they can be.
            for (auto& measure : input.plan.measures) measure.lead_time_h.spread.reset();
            const auto counts = in_child([&] { return early_measures(input, replication); });
            CHECK(counts[0] == 0);
            effective += counts[1];
        }
    }
    CHECK(effective > 50);
}

TEST_CASE("every dollar is booked once: by line and without one, by measure and by price, and to the lines' spending") {
    for (const char* plan : {"as-it-happened", "national-chains", "binational"}) {
        const auto input = read(corridor, plan);
        const auto sums = in_child([&] {
            Simulation simulation(input, {11, 1, 0});
            simulation.advance_to(never_us);
            (void)simulation.finish();
            const auto& s = simulation.response();
            double lines = 0, what_for = 0, spent = 0, before = 0;
            for (const double usd : s.ledger.by_line) lines += usd;
            for (const double usd : s.ledger.by_measure) what_for += usd;
            for (const double usd : s.ledger.by_price) what_for += usd;
            for (const auto& line : s.lines) {
                spent += line.spent_usd;
                before += line.spent_hourly_usd.front();
            }
            return std::vector<double>{s.ledger.total_usd, what_for, lines, spent - before};
        });
        CHECK(sums[0] > 0);
        CHECK(sums[1] == Approx(sums[0]));
        // All of this scenario's costs have a line. The first sample is taken at the measured window's first hour.
        CHECK(sums[2] == Approx(sums[0]));
        CHECK(sums[3] == Approx(sums[2]).epsilon(0.01));
    }
}

TEST_CASE("a line that may not be overspent is not, and its measures wait for the next tranche") {
    const auto input = read(lesson, "up-the-chain", {{"budget_lines[contingency].tranches[0].usd", "1000"}});
    const auto numbers = in_child([&] {
        Simulation simulation(input, {11, 0, 0});
        simulation.advance_to(never_us);
        const auto record = simulation.finish();
        double asked_us = 0, released_us = 0, funded_us = 0;
        for (const Event& event : record.events) {
            if (event.kind == "release_asked" && asked_us == 0) asked_us = static_cast<double>(event.time_us);
            if (event.kind == "tranche_released" && released_us == 0) released_us = static_cast<double>(event.time_us);
            if (event.kind == "measure_funded" && funded_us == 0) funded_us = static_cast<double>(event.time_us);
        }
        return std::vector<double>{simulation.response().lines[0].overrun_usd, asked_us, released_us, funded_us};
    });
    CHECK(numbers[0] == 0);
    CHECK(numbers[1] > 0);
    CHECK(numbers[2] >= numbers[1] + static_cast<double>(120 * hour_us));
    CHECK(numbers[3] == numbers[2]);
}

TEST_CASE("a release that a measure of nobody in particular orders is granted without anybody asking") {
    auto input = read(lesson, "up-the-chain");
    scenario::Measure order;
    order.id = "release";
    order.date = input.scenario.start;
    order.effects = {scenario::ReleaseBudget{"contingency"}};
    input.plan.measures = {order};
    CHECK(counts_of(input, {"release_asked", "release_granted", "tranche_released"}) == std::vector<double>{0, 1, 1});
}

/// The most officers that measures added to the first pool at once, of what is seen every six hours.
double most_extra_officers(const scenario::Input& input) {
    const auto most = in_child([&] {
        Simulation simulation(input, {11, 0, 0});
        std::int64_t extra = 0;
        while (simulation.now_us() < simulation.horizon_us()) {
            simulation.advance_to(simulation.now_us() + 6 * hour_us);
            extra = std::max(extra, simulation.world().state().pools[0].extra);
        }
        return std::vector<double>{static_cast<double>(extra)};
    });
    return most.at(0);
}

TEST_CASE("staff a reserve does not have do not come: in part, or not at all") {
    for (const auto& [rule, officers] : std::map<std::string, double>{{"partial", 2}, {"skip", 0}, {"wait", 0}}) {
        auto input = read(lesson, "agreed-beforehand", {{"plan.measures[reinforce].if_short", rule}});
        for (auto& agency : input.scenario.agencies) agency.reserve_officers = 2.0;
        CHECK(most_extra_officers(input) == officers);
    }
}

TEST_CASE("a measure that waits is given up when it can no longer take effect before its last day is over") {
    auto input = read(lesson, "agreed-beforehand");
    for (auto& agency : input.scenario.agencies) agency.reserve_officers = 0.0;
    const std::int64_t last_day = 40;
    input.plan.measures.front().until = date_from_days(days_from_epoch(input.scenario.start) + last_day);
    const auto seen = in_child([&] {
        double waits_us = -1, lapsed_us = -1;
        for (const Event& event : history(input).events) {
            if (event.kind == "measure_waits") waits_us = static_cast<double>(event.time_us);
            if (event.kind == "measure_lapsed") lapsed_us = static_cast<double>(event.time_us);
        }
        return std::vector<double>{waits_us, lapsed_us};
    });
    CHECK((seen[0] >= 0 && seen[0] < seen[1]));
    CHECK(seen[1] == static_cast<double>((last_day - 1) * day_us));  // its lead time is a day
}

TEST_CASE("a part of the staff is as many as the reserve has, whatever the share rounds to") {
    // 49 x (1 / 49) is less than 1 in binary fractions, and 22 x (15 / 22) less than 15.
    for (const auto& [wanted, there] : {std::pair{49.0, 1.0}, {22.0, 15.0}}) {
        auto input = read(lesson, "agreed-beforehand", {{"plan.measures[reinforce].if_short", "partial"}});
        input.plan.measures.front().cost = {};
        for (auto& effect : input.plan.measures.front().effects) {
            if (auto* officers = std::get_if<scenario::AddOfficers>(&effect)) officers->officers = wanted;
        }
        for (auto& agency : input.scenario.agencies) agency.reserve_officers = there;
        CHECK(most_extra_officers(input) == there);
    }
}

/// What a history booked and told of measures that a line could not pay whole.
struct Paid {
    double most_officers = 0;     ///< added at once
    double usd = 0;               ///< booked to measures
    double funded = 0;            ///< how often all, or a part, was set aside
    double waits = 0;             ///< for money or staff
    double come = 0, wanted = 0;  ///< told of the part
};

Paid paid_of(const scenario::Input& input) {
    const auto found = in_child([&] {
        Simulation simulation(input, {11, 0, 0});
        simulation.advance_to(never_us);
        double usd = 0, funded = 0, waits = 0, come = 0, wanted = 0;
        for (const Event& event : simulation.finish().events) {
            funded += event.kind == "measure_funded";
            waits += event.kind == "measure_waits";
            if (event.kind != "measure_funded" || event.detail.empty()) continue;
            come = std::stod(event.detail);
            wanted = std::stod(event.detail.substr(event.detail.find('/') + 1));
        }
        for (const double booked : simulation.response().ledger.by_measure) usd += booked;
        return std::vector<double>{usd, funded, waits, come, wanted};
    });
    return {most_extra_officers(input), found[0], found[1], found[2], found[3], found[4]};
}

/// Five officers for `fixed_usd` and 150 USD each a day, on a line with a ceiling, for two days.
scenario::Input under_ceiling(double fixed_usd, double ceiling_usd, const char* if_short = "partial") {
    auto input = read(lesson, "agreed-beforehand", {{"plan.measures[reinforce].if_short", if_short}});
    auto& measure = input.plan.measures.front();
    measure.cost.fixed_usd = fixed_usd;
    measure.duration_h = 48.0;
    measure.ends_with_level = false;
    input.plan.budget_lines.front().ceiling_usd_per_day = ceiling_usd;
    return input;
}

TEST_CASE("a part is paid for the units that came, and the fixed cost whole") {
    // 500 USD in a day are the fixed 100 and two officers; 100 are left over.
    const Paid part = paid_of(under_ceiling(100, 500));
    CHECK(part.most_officers == 2);
    CHECK(part.come == 2);
    CHECK(part.wanted == 5);
    CHECK(part.usd == Approx(part.funded * (100 + 2 * 2 * 150)));
    const Paid whole = paid_of(under_ceiling(100, 850));
    CHECK(whole.most_officers == 5);
    CHECK(whole.wanted == 0);
    CHECK(whole.usd == Approx(whole.funded * (100 + 2 * 5 * 150)));
}

TEST_CASE("a measure cut to nothing waits: no money is booked, and nothing counts as carried out") {
    // No officer can be paid for 149 USD, nor beside a fixed cost as high as the ceiling.
    for (const auto& [fixed_usd, ceiling_usd] : {std::pair{0.0, 149.0}, {300.0, 300.0}, {2000.0, 300.0}}) {
        const Paid nothing = paid_of(under_ceiling(fixed_usd, ceiling_usd));
        CAPTURE(fixed_usd, ceiling_usd);
        CHECK(nothing.funded == 0);
        CHECK(nothing.waits > 0);
        CHECK(nothing.usd == 0);
        CHECK(nothing.most_officers == 0);
    }
    SECTION("nor where the reserve's share leaves no whole officer at any site") {
        auto input = under_ceiling(0, 1e6);
        auto& effects = input.plan.measures.front().effects;
        effects.push_back(effects.front());  // five and five, of a reserve of one
        for (auto& agency : input.scenario.agencies) agency.reserve_officers = 1.0;
        const Paid nothing = paid_of(input);
        CHECK(nothing.funded == 0);
        CHECK(nothing.waits > 0);
    }
}

TEST_CASE("a ceiling of nought lets nothing be spent, and no ceiling all") {
    CHECK(paid_of(under_ceiling(2000, 0, "wait")).usd == 0);
    auto unlimited = under_ceiling(2000, 0, "wait");
    unlimited.plan.budget_lines.front().ceiling_usd_per_day.reset();
    CHECK(paid_of(unlimited).usd > 0);
}

TEST_CASE("a line that may be overspent keeps its ceiling all the same") {
    const auto overspent = [](double ceiling_usd) {
        auto input = under_ceiling(100, ceiling_usd);
        input.plan.budget_lines.front().when_exhausted = scenario::WhenExhausted::overspend;
        input.plan.budget_lines.front().tranches.front().usd = 0.0;
        return paid_of(input);
    };
    CHECK(overspent(500).most_officers == 2);  // the fixed 100 and two officers at 150
    CHECK(overspent(850).most_officers == 5);
    CHECK(overspent(0).funded == 0);
}

/// What became of two agencies' reserves while measures drew on them, seen every hour.
struct Reserves {
    double least = 0;      ///< that any reserve ever had [officers]
    double unaccounted;    ///< hours at which what is left and what is lent were not what there had been
    double owns, lenders;  ///< most taken from the region's, and from the ministry's
    double left_out;       ///< still lent when no measure is on its way or in effect, at the end
    double extra;          ///< most officers added at the post
};

/// The region does the measure, which wants five officers; the post's office may lend too.
Reserves reserves_of(scenario::Input input, const std::vector<double>& officers) {
    constexpr std::size_t region = 1, ministry = 2;
    for (std::size_t a = 0; a < officers.size(); ++a) input.scenario.agencies[a].reserve_officers = officers[a];
    const auto seen = in_child([&] {
        Simulation simulation(input, {11, 0, 0});
        double least = 1e9, unaccounted = 0, owns = 0, lenders = 0, out = 0, extra = 0;
        while (simulation.now_us() < simulation.horizon_us()) {
            simulation.advance_to(simulation.now_us() + hour_us);
            const auto& s = simulation.response();
            std::vector<double> lent(officers.size());
            for (const auto& measure : s.measures) {
                for (const auto& loan : measure.loans) lent[loan.from.index()] += static_cast<double>(loan.officers);
            }
            out = 0;
            for (std::size_t a = 0; a < officers.size(); ++a) {
                const auto left = static_cast<double>(*s.reserves[a].officers);
                least = std::min(least, left);
                unaccounted += left + lent[a] != officers[a];
                out += lent[a];
            }
            owns = std::max(owns, lent[region]);
            lenders = std::max(lenders, lent[ministry]);
            extra = std::max(extra, static_cast<double>(simulation.world().state().pools[0].extra));
        }
        return std::vector<double>{least, unaccounted, owns, lenders, out, extra};
    });
    return {seen[0], seen[1], seen[2], seen[3], seen[4], seen[5]};
}

scenario::Input with_agreement(const char* if_short, bool standing = true) {
    auto input = read(lesson, "agreed-beforehand", {{"plan.measures[reinforce].if_short", if_short}});
    input.plan.agreements = {{"aid", {}, {"region", "ministry", "post-office"}, 6.0, standing, {}}};
    auto& measure = input.plan.measures.front();
    measure.agreement = "aid";
    measure.duration_h = 100.0;
    measure.ends_with_level = false;
    return input;
}

TEST_CASE("what a measure borrows leaves the lenders' reserves, one after the other, and comes back when it ends") {
    for (const bool standing : {true, false}) {
        // The region's own ten stay; the ministry's three go first, then two of the post's four.
        const Reserves seen = reserves_of(with_agreement("wait", standing), {4, 10, 3});
        CHECK(seen.extra == 5);
        CHECK(seen.owns == 0);
        CHECK(seen.lenders == 3);
        CHECK(seen.least == 0);
        CHECK(seen.unaccounted == 0);
        CHECK(seen.left_out == 0);
    }
    const Reserves alone = reserves_of(read(lesson, "agreed-beforehand"), {4, 10, 3});
    CHECK(alone.extra == 5);
    CHECK(alone.owns == 5);
    CHECK(alone.lenders == 0);
}

TEST_CASE("whatever the reserves, none is ever below nought and everything comes back") {
    for (const char* rule : {"partial", "skip", "wait"}) {
        for (const double ministry : {0.0, 1.0, 5.0}) {
            for (const double post : {0.0, 3.0}) {
                // Two measures at once, of the post and of the region, that borrow of each other and of the ministry.
                auto input = with_agreement(rule);
                input.plan.measures.push_back(input.plan.measures.front());
                input.plan.measures.back().id = "reinforce-too";
                input.plan.measures.back().actor = "post-office";
                const Reserves seen = reserves_of(input, {post, 2, ministry});
                CAPTURE(rule, ministry, post);
                CHECK(seen.least >= 0);
                CHECK(seen.unaccounted == 0);
                CHECK(seen.left_out == 0);
                const double most = std::min(5.0, ministry + post) + std::min(5.0, ministry + 2);
                CHECK(seen.extra <= most);
                if (std::string(rule) == "partial")
                    CHECK(seen.extra == std::min(10.0, std::min(2 + ministry + post, most)));
            }
        }
    }
}

/// Hours undeclared as a history has them, and as its events have them.
std::vector<double> undeclared_h(const scenario::Input& input) {
    return in_child([&] {
        Simulation simulation(input, {11, 0, 0});
        simulation.advance_to(never_us);
        const auto record = simulation.finish();
        double told = -1, expected = 0;
        for (const auto& value : record.indicators) {
            if (value.name == "undeclared_h" && value.scope.parts.empty()) told = value.value.value_or(-1);
        }
        bool holds = false, stands = false;
        TimeUs since_us = 0;
        const TimeUs measured_from_us = simulation.response().measured_from_us;
        const auto come_to = [&](TimeUs at_us) {
            const TimeUs from_us = std::max(since_us, measured_from_us);
            if (holds && !stands) expected += std::max(0.0, hours_from_us(at_us - from_us));
            since_us = at_us;
        };
        for (const Event& event : record.events) {
            come_to(event.time_us);
            if (event.kind == "threshold_crossed" || event.kind == "threshold_back")
                holds = event.kind == "threshold_crossed";
            if (event.kind == "declared" || event.kind == "stood_down") stands = event.kind == "declared";
        }
        come_to(simulation.horizon_us());
        return std::vector<double>{told, expected};
    });
}

TEST_CASE("a level is undeclared from the crossing to the declaration, to the minute") {
    auto input = read(lesson, "up-the-chain");
    const auto late = undeclared_h(input);
    CHECK(late[1] > 24);
    CHECK(late[0] == Approx(late[1]));
    input = read(lesson, "agreed-beforehand");
    input.plan.perfect_information = true;
    CHECK(undeclared_h(input)[0] == 0);  // declared at the very instant
}

TEST_CASE("who lends is told, with how many") {
    auto input = with_agreement("wait");
    const std::vector<double> officers{4, 10, 3};
    for (std::size_t a = 0; a < officers.size(); ++a) input.scenario.agencies[a].reserve_officers = officers[a];
    const auto lent = in_child([&] {
        std::map<std::string, double> by_agency;
        for (const Event& event : history(input).events) {
            if (event.kind == "measure_lent" && event.detail.substr(1) == " officers")
                by_agency[event.agency] = std::stod(event.detail);
        }
        return std::vector<double>{by_agency["ministry"], by_agency["post-office"], by_agency["region"]};
    });
    CHECK(lent == std::vector<double>{3, 2, 0});
}

TEST_CASE("what still waits when its level stands down is not begun with what that gives back") {
    // The second way, the first measure's time is over at the very instant at which its level stands down.
    for (const bool both_at_once : {false, true}) {
        auto input = read(lesson, "agreed-beforehand");
        auto& level = input.plan.levels.front();
        auto& measures = input.plan.measures;
        for (auto& agency : input.scenario.agencies) agency.reserve_officers = 5.0;
        measures.front().actor = level.declared_by;
        measures.front().lead_time_h = 0.0;
        measures.push_back(measures.front());
        measures.back().id = "reinforce-too";
        if (both_at_once) {
            level.stand_down = {};
            level.minimum_h = 600.0;
            measures.front().duration_h = 600.0;
        }
        const auto counts = in_child([&] {
            std::map<std::string, double> funded;
            double stood_down = 0;
            for (const Event& event : history(input).events) {
                if (event.kind == "measure_funded") ++funded[event.subject];
                stood_down += event.kind == "stood_down";
            }
            return std::vector<double>{stood_down, funded["reinforce"], funded["reinforce-too"]};
        });
        CHECK(counts[0] > 0);
        CHECK(counts[1] > 0);
        CHECK(counts[2] == 0);
    }
}

TEST_CASE("by alerts alone an authority learns that a trigger has held for its time when it has") {
    // The post's figure is over for the twelve hours that the trigger asks for before anything is true.
    const auto input = read(lesson, "up-the-chain",
                            {{"plan.protocol.reports[0].every_h", "0"}, {"plan.protocol.reports[1].every_h", "0"}});
    const auto events = in_child([&] {
        double learned = 0, late = 0;
        TimeUs crossed_us = never_us;
        for (const Event& event : history(input).events) {
            if (event.kind == "threshold_crossed") crossed_us = event.time_us;
            if (event.kind != "known" || crossed_us == never_us) continue;
            learned += 1;
            late += event.time_us > crossed_us + day_us;
        }
        return std::vector<double>{learned, late};
    });
    CHECK(events[0] > 0);
    CHECK(events[1] == 0);
}

TEST_CASE("with perfect information a threshold is known when it is crossed") {
    const auto input = read(corridor, "binational-perfect-information");
    const auto delays = in_child([&] {
        std::vector<double> hours;
        for (const auto& value : history(input).indicators) {
            if (value.name == "knowledge_delay_h" && value.scope.parts.empty() && value.value)
                hours.push_back(*value.value);
        }
        return hours;
    });
    REQUIRE(delays.size() == 2);
    CHECK(delays[0] == 0);
    CHECK(delays[1] == 0);
}

// ---- faults ----

struct Fate {
    double ended = 0, crossed = 0, declared_us = 0;
    double broken = 0;  ///< invariants, at the end; a run checks its persons each day, and stops where one is missing
};

/// Invariants of a history's end that do not hold: persons, dollars, reserves.
double broken_invariants(const Simulation& simulation) {
    const auto& world = simulation.world().state();
    double broken = world.entered != world.inside + world.travelling_level.value() + world.left_model;
    const auto& s = simulation.response();
    double lines = 0, what_for = 0;
    for (std::size_t l = 0; l < s.lines.size(); ++l) {
        lines += s.ledger.by_line[l];
        broken += s.ledger.by_line[l] > s.lines[l].spent_usd * (1 + 1e-9);
    }
    for (const auto* part : {&s.ledger.by_measure, &s.ledger.by_price}) {
        for (const double usd : *part) what_for += usd;
    }
    broken += what_for != Approx(s.ledger.total_usd) || lines > s.ledger.total_usd * (1 + 1e-9);
    for (std::size_t a = 0; a < s.reserves.size(); ++a) {
        std::int64_t lent = 0;
        for (const auto& measure : s.measures) {
            for (const auto& loan : measure.loans) lent += loan.from.index() == a ? loan.officers : 0;
        }
        const auto& left = s.reserves[a].officers;
        broken += left && (*left < 0 || *left + lent != s.model->agencies[a].reserve.officers);
    }
    return broken;
}

Fate fate_of(const scenario::Input& input) {
    const auto numbers = in_child([&] {
        Simulation simulation(input, {11, 0, 0});
        simulation.advance_to(never_us);
        const auto record = simulation.finish();
        double crossed = 0, declared_us = -1;
        for (const Event& event : record.events) {
            crossed += event.kind == "threshold_crossed";
            if (event.kind == "declared" && declared_us < 0) declared_us = static_cast<double>(event.time_us);
        }
        return std::vector<double>{1, crossed, declared_us, broken_invariants(simulation)};
    });
    return {numbers[0], numbers[1], numbers[2], numbers[3]};
}

void cut_channel(scenario::Input& input, std::size_t channel, std::int64_t day, std::int64_t days) {
    const std::int64_t from = days_from_epoch(input.scenario.start) + day;
    input.scenario.channels[channel].outages.push_back(
        {date_from_days(from), 0, date_from_days(from + days), 0, "cut"});
}

void empty_room(scenario::Input& input, std::size_t agency, std::int64_t day) {
    const std::int64_t from = days_from_epoch(input.scenario.start) + day;
    input.scenario.agencies[agency].unstaffed.push_back({date_from_days(from), 0, date_from_days(from + 1), 0, "gap"});
}

/// A fault explains a later decision only where it lies between the crossing and the decision.
void check_fault(const Fate& base, const Fate& with, std::int64_t from_day, std::int64_t days) {
    CHECK(with.ended == 1);
    CHECK(with.broken == 0);
    if (with.declared_us > base.declared_us + static_cast<double>(hour_us)) {
        CHECK(static_cast<double>(from_day * day_us) <= with.declared_us);
        CHECK(static_cast<double>((from_day + days + 4) * day_us) >= base.declared_us);
    }
}

TEST_CASE(
    "each channel down and each room unstaffed on each day of a small scenario: the run ends, and only what lies "
    "before the decision delays it") {
    const auto input = read(lesson, "up-the-chain");
    const Fate base = fate_of(input);
    REQUIRE(base.declared_us > 0);
    for (std::int64_t day = 0; day < 35; ++day) {
        auto cut = input;
        cut_channel(cut, 0, day, 1);
        check_fault(base, fate_of(cut), day, 1);
        for (std::size_t agency = 0; agency < input.scenario.agencies.size(); ++agency) {
            auto emptied = input;
            empty_room(emptied, agency, day);
            check_fault(base, fate_of(emptied), day, 1);
        }
    }
}

TEST_CASE("a three-week cut of any channel of the corridor: the run ends, and persons, dollars and reserves add up") {
    const auto input = read(corridor, "binational");
    for (std::size_t channel = 0; channel < input.scenario.channels.size(); ++channel) {
        auto cut = input;
        cut_channel(cut, channel, 35, 21);
        const Fate fate = fate_of(cut);
        CHECK(fate.ended == 1);
        CHECK(fate.broken == 0);
    }
}

TEST_CASE("every channel of the corridor down on every day, every room unstaffed for a day", "[slow]") {
    const auto input = read(corridor, "binational");
    for (std::int64_t day = 0; day < static_cast<std::int64_t>(input.scenario.days); ++day) {
        for (std::size_t channel = 0; channel < input.scenario.channels.size(); ++channel) {
            auto cut = input;
            cut_channel(cut, channel, day, 1);
            const Fate fate = fate_of(cut);
            CHECK(fate.ended == 1);
            CHECK(fate.broken == 0);
        }
        for (std::size_t agency = 0; agency < input.scenario.agencies.size(); ++agency) {
            auto emptied = input;
            empty_room(emptied, agency, day);
            const Fate fate = fate_of(emptied);
            CHECK(fate.ended == 1);
            CHECK(fate.broken == 0);
        }
    }
}

}  // namespace
}  // namespace umbral::engine
