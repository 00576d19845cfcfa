// Officers and vehicles that agencies lend each other.

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <string>
#include <vector>

#include "engine/histories.hpp"

namespace umbral::engine::test {
namespace {

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
            extra = std::max(extra, simulation.world().state().pools[0].added.largest());
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

}  // namespace
}  // namespace umbral::engine::test
