// Events are written here as a history would leave them, an hour each; what is expected follows from reading them.

#include "analysis/timeline.hpp"

#include <catch2/catch.hpp>

namespace umbral::analysis {
namespace {

using engine::Event;

/// A post reports to its capital by radio; the capital declares with the ministry's agreement; a fund pays.
scenario::Input small_plan() {
    scenario::Input input;
    scenario::Level level;
    level.id = "alert";
    level.declared_by = "capital";
    level.approvals = {"ministry"};
    input.plan.levels = {level};
    scenario::ReportFlow flow;
    flow.from = "post";
    flow.to = "capital";
    flow.channel = "radio";
    input.plan.protocol.reports = {flow};
    input.plan.protocol.contacts = {{"capital", "ministry", "phone"}};
    scenario::Measure beds, buses, own, dated;
    beds.id = "beds";
    beds.level = "alert";
    beds.actor = "capital";
    beds.budget_line = "fund";
    buses.id = "buses";
    buses.level = "alert";
    buses.actor = "capital";
    buses.needs = {"beds"};
    own.id = "own";
    own.actor = "post";
    own.trigger = scenario::Trigger{};
    dated.id = "dated";
    dated.date = Date{2024, 1, 2};
    input.plan.measures = {beds, buses, own, dated};
    return input;
}

Event at(int hour, const char* kind, const char* subject = "alert", const char* agency = "", const char* detail = "") {
    return {hour * hour_us, kind, subject, agency, detail};
}

Timeline traced(const std::vector<Event>& events) { return trace(events, small_plan()); }

TEST_CASE("a crossing that is reported, known, decided, approved and declared has every stage's time") {
    const Timeline timeline = traced(
        {at(1, "threshold_crossed"), at(6, "reported", "alert", "post", "capital"),
         at(7, "known", "alert", "capital", "3.00"), at(9, "decided", "alert", "capital", "5.00"),
         at(9, "approval_asked", "alert", "capital", "ministry"), at(15, "approved", "alert", "ministry"),
         at(15, "declared", "alert", "capital"), at(40, "threshold_back"), at(50, "stood_down", "alert", "capital")});
    REQUIRE(timeline.chains.size() == 1);
    const Chain& chain = timeline.chains[0];
    CHECK(chain.episode.crossed_us == 1 * hour_us);
    CHECK(chain.episode.reported_us == 6 * hour_us);
    CHECK(chain.episode.known_us == 7 * hour_us);
    CHECK(chain.episode.decided_us == 9 * hour_us);
    CHECK(chain.episode.approved_us == 15 * hour_us);
    CHECK(chain.episode.declared_us == 15 * hour_us);
    CHECK(chain.episode.back_us == 40 * hour_us);
    CHECK(chain.episode.ended_us == 50 * hour_us);
    CHECK(chain.outcome == Outcome::answered);
    CHECK(chain.hindrances.empty());
}

TEST_CASE("a threshold crossed and back before anybody declared is missed, and the next crossing is another") {
    const Timeline timeline =
        traced({at(1, "threshold_crossed"), at(5, "threshold_back"), at(30, "threshold_crossed")});
    REQUIRE(timeline.chains.size() == 2);
    CHECK(timeline.chains[0].outcome == Outcome::missed);
    CHECK(timeline.chains[0].episode.declared_us == never_us);
    CHECK(timeline.chains[1].outcome == Outcome::unanswered);
}

TEST_CASE("while the level stands, going back and crossing again is the same story") {
    const Timeline timeline = traced({at(1, "threshold_crossed"), at(2, "known", "alert", "capital", "0.00"),
                                      at(3, "decided"), at(3, "declared"), at(5, "threshold_back"),
                                      at(8, "threshold_crossed"), at(20, "stood_down"), at(21, "threshold_crossed")});
    REQUIRE(timeline.chains.size() == 2);
    CHECK(timeline.chains[0].episode.back_us == never_us);
    CHECK(timeline.chains[1].episode.crossed_us == 21 * hour_us);
}

TEST_CASE("an answer is late only where conditions are back for good when it comes, however often they were before") {
    const auto outcome = [](int declared_at) {
        return traced({at(1, "threshold_crossed"), at(2, "known", "alert", "capital", "0.00"), at(3, "decided"),
                       at(5, "threshold_back"), at(8, "threshold_crossed"), at(12, "threshold_back"),
                       at(declared_at, "declared")})
            .chains.at(0)
            .outcome;
    };
    CHECK(outcome(12) == Outcome::answered);
    CHECK(outcome(13) == Outcome::answered_late);
    // Briefly back when it comes, and crossed again.
    const auto between =
        traced({at(1, "threshold_crossed"), at(2, "known", "alert", "capital", "0.00"), at(3, "decided"),
                at(5, "threshold_back"), at(6, "declared"), at(8, "threshold_crossed")});
    CHECK(between.chains.at(0).outcome == Outcome::answered);
    // Crossed again while it is decided, and never answered: it is open.
    const auto open = traced({at(1, "threshold_crossed"), at(2, "known", "alert", "capital", "0.00"), at(3, "decided"),
                              at(5, "threshold_back"), at(8, "threshold_crossed")});
    CHECK(open.chains.at(0).outcome == Outcome::unanswered);
}

TEST_CASE("what becomes known late belongs to the crossing its figures are of") {
    // Known at 12 h from figures 8 h old: of hour 4, while it was crossed.
    const std::vector<Event> crossing{at(1, "threshold_crossed"), at(5, "threshold_back")};
    auto late = crossing;
    late.push_back(at(12, "known", "alert", "capital", "8.00"));
    late.push_back(at(14, "decided"));
    late.push_back(at(14, "declared"));
    REQUIRE(traced(late).chains.size() == 1);
    CHECK(traced(late).chains[0].outcome == Outcome::answered_late);
    // Figures of hour 11 cannot be of it: a belief of its own, by a forecast.
    auto another = crossing;
    another.push_back(at(12, "known", "alert", "capital", "1.00"));
    REQUIRE(traced(another).chains.size() == 2);
    CHECK(traced(another).chains[1].outcome == Outcome::unfounded);
}

TEST_CASE("a decision dropped leaves the next crossing to itself") {
    const Timeline timeline =
        traced({at(1, "threshold_crossed"), at(2, "known", "alert", "capital", "0.00"), at(4, "threshold_back"),
                at(9, "decision_dropped", "alert", "capital"), at(30, "threshold_crossed")});
    REQUIRE(timeline.chains.size() == 2);
    CHECK(timeline.chains[0].hindrances.at(0).kind == Hindrance::Kind::decision_dropped);
}

TEST_CASE("an alert before the threshold is crossed belongs to the crossing, the latest of each sender") {
    const Timeline timeline = traced({at(1, "alert_sent", "alert", "post", "capital"),
                                      at(5, "alert_sent", "alert", "post", "capital"), at(9, "threshold_crossed")});
    REQUIRE(timeline.chains.size() == 1);
    REQUIRE(timeline.chains[0].episode.events.size() == 2);
    CHECK(timeline.chains[0].episode.events[0].time_us == 5 * hour_us);
    CHECK(timeline.chains[0].episode.start_us() == 9 * hour_us);
}

TEST_CASE("measures belong to the level that ordered them, and say what they waited for") {
    const Timeline timeline = traced(
        {at(1, "threshold_crossed"), at(3, "decided"), at(3, "declared"),
         at(3, "measure_ordered", "beds", "capital", "capital"), at(3, "measure_decided", "beds", "capital"),
         at(3, "measure_waits", "beds", "capital", "money"), at(3, "release_asked", "fund", "capital", "treasury"),
         at(3, "measure_ordered", "buses", "capital", "capital"), at(3, "measure_decided", "buses", "capital"),
         at(3, "measure_waits", "buses", "capital", "needs"), at(10, "tranche_released", "fund"),
         at(10, "measure_funded", "beds"), at(20, "measure_effective", "beds"), at(20, "measure_funded", "buses"),
         at(22, "measure_effective", "buses"), at(30, "measure_ended", "beds")});
    REQUIRE(timeline.chains.size() == 1);
    CHECK(timeline.chains[0].episode.effective_us == 20 * hour_us);
    const auto& runs = timeline.chains[0].measures;
    REQUIRE(runs.size() == 2);
    CHECK(runs[0].funded_us == 10 * hour_us);
    CHECK(runs[0].ended_us == 30 * hour_us);
    REQUIRE(runs[0].hindrances.size() == 1);
    CHECK(runs[0].hindrances[0].kind == Hindrance::Kind::money);
    CHECK(runs[0].hindrances[0].to_us == 10 * hour_us);
    REQUIRE(runs[1].hindrances.size() == 1);
    CHECK(runs[1].hindrances[0].kind == Hindrance::Kind::needs);
    CHECK(runs[1].hindrances[0].subject == "beds");
}

TEST_CASE("what came only after a measure was given up is not what it waited for and got") {
    const Timeline timeline =
        traced({at(1, "threshold_crossed"), at(3, "declared"), at(3, "measure_ordered", "buses", "capital", "capital"),
                at(3, "measure_decided", "buses", "capital"), at(3, "measure_waits", "buses", "capital", "needs"),
                at(9, "measure_called_off", "buses"), at(20, "measure_effective", "beds")});
    const auto& hindrances = timeline.chains.at(0).measures.at(0).hindrances;
    REQUIRE(hindrances.size() == 1);
    CHECK(hindrances[0].subject == "beds");
    CHECK(hindrances[0].to_us == never_us);
}

TEST_CASE("crossings are told in the order in which they were, whoever believed in them before") {
    const Timeline timeline = traced({at(1, "known", "alert"), at(4, "threshold_crossed", "own"),
                                      at(9, "threshold_crossed", "alert"), at(10, "declared", "alert")});
    REQUIRE(timeline.chains.size() == 2);
    CHECK(timeline.chains[0].episode.subject == "own");
    CHECK(timeline.chains[1].episode.subject == "alert");
}

/// A crossing whose level has ordered beds; what follows of them.
Timeline traced_beds(const std::vector<Event>& beds) {
    std::vector<Event> events{at(1, "threshold_crossed"), at(3, "decided"), at(3, "declared"),
                              at(3, "measure_ordered", "beds", "capital", "capital"),
                              at(3, "measure_decided", "beds", "capital")};
    events.insert(events.end(), beds.begin(), beds.end());
    return traced(events);
}

TEST_CASE("a measure that stopped for want of money and went on has an interruption, and ends once") {
    const auto timeline = traced_beds(
        {at(3, "measure_funded", "beds"), at(5, "measure_effective", "beds"),
         at(48, "measure_out_of_money", "beds", "capital", "waits"),
         at(48, "measure_waits", "beds", "capital", "money"), at(90, "tranche_released", "fund"),
         at(90, "measure_funded", "beds"), at(92, "measure_effective", "beds"),
         at(120, "measure_out_of_money", "beds", "capital", "waits"), at(150, "measure_called_off", "beds")});
    const MeasureRun& run = timeline.chains.at(0).measures.at(0);
    CHECK(run.effective_us == 5 * hour_us);
    CHECK(run.ended_us == 150 * hour_us);
    REQUIRE(run.interruptions.size() == 2);
    CHECK(run.interruptions[0].from_us == 48 * hour_us);
    CHECK(run.interruptions[0].funded_us == 90 * hour_us);
    CHECK(run.interruptions[0].to_us == 92 * hour_us);
    CHECK(run.interruptions[1].from_us == 120 * hour_us);
    CHECK(run.interruptions[1].to_us == never_us);
    // What it waited for after it had been in effect is an interruption, and did not delay it.
    CHECK(run.hindrances.empty());
}

TEST_CASE("a measure whose line ends it for want of money is over") {
    const auto timeline = traced_beds({at(3, "measure_funded", "beds"), at(5, "measure_effective", "beds"),
                                       at(48, "measure_out_of_money", "beds", "capital", "ends")});
    const MeasureRun& run = timeline.chains.at(0).measures.at(0);
    CHECK(run.ended_us == 48 * hour_us);
    CHECK(run.interruptions.empty());
}

TEST_CASE("a wait for money is over when there is money, not when something else falls short") {
    const auto until = [](const std::vector<Event>& waits) {
        const auto timeline = traced_beds(waits);
        for (const auto& hindrance : timeline.chains.at(0).measures.at(0).hindrances) {
            if (hindrance.kind == Hindrance::Kind::money) return hindrance.to_us / hour_us;
        }
        return TimeUs{-1};
    };
    const Event money = at(3, "measure_waits", "beds", "capital", "money");
    const Event staff = at(5, "measure_waits", "beds", "capital", "staff");
    const Event funded = at(12, "measure_funded", "beds");
    CHECK(until({money, at(10, "tranche_released", "fund"), at(10, "measure_funded", "beds")}) == 10);
    CHECK(until({money, staff, at(10, "tranche_released", "fund"), funded}) == 10);
    CHECK(until({money, staff, at(10, "tranche_released", "another fund"), funded}) == 12);
    CHECK(until({money, staff, funded, at(20, "tranche_released", "fund")}) == 12);
}

TEST_CASE("staff that did not come are the lenders' where a measure borrows") {
    auto input = small_plan();
    input.plan.agreements = {{"aid", {}, {"capital", "ministry", "post"}, 0.0, true, {}}};
    for (auto& measure : input.plan.measures) measure.agreement = measure.id == "beds" ? "aid" : "";
    const auto timeline =
        trace({at(1, "threshold_crossed"), at(3, "decided"), at(3, "declared"),
               at(3, "measure_ordered", "beds", "capital", "capital"), at(3, "measure_decided", "beds", "capital"),
               at(3, "measure_waits", "beds", "capital", "staff"), at(9, "measure_funded", "beds")},
              input);
    const auto& hindrances = timeline.chains.at(0).measures.at(0).hindrances;
    REQUIRE(hindrances.size() == 2);
    CHECK(hindrances[0].subject == "ministry");
    CHECK(hindrances[1].subject == "post");
}

TEST_CASE("a measure that waits for staff or vehicles is short of means") {
    const Timeline timeline =
        traced({at(1, "threshold_crossed"), at(3, "decided"), at(3, "declared"),
                at(3, "measure_ordered", "beds", "capital", "capital"), at(3, "measure_decided", "beds", "capital"),
                at(3, "measure_waits", "beds", "capital", "staff"), at(9, "measure_funded", "beds")});
    const auto& hindrances = timeline.chains.at(0).measures.at(0).hindrances;
    REQUIRE(hindrances.size() == 1);
    CHECK(hindrances[0].kind == Hindrance::Kind::means);
}

TEST_CASE("lost messages and outages explain a delay only between those concerned and while it lasted") {
    const Timeline timeline = traced(
        {at(1, "channel_down", "radio"), at(2, "threshold_crossed"), at(4, "message_lost", "radio", "post", "capital"),
         at(5, "message_lost", "radio", "post", "capital"), at(5, "message_lost", "radio", "stranger", "capital"),
         at(6, "channel_down", "elsewhere"), at(8, "channel_up", "radio"), at(12, "known", "alert", "capital", "1.00"),
         at(13, "message_lost", "radio", "post", "capital"), at(14, "decided"), at(14, "declared")});
    const auto& hindrances = timeline.chains.at(0).hindrances;
    REQUIRE(hindrances.size() == 2);
    CHECK(hindrances[0].kind == Hindrance::Kind::messages_lost);
    CHECK(hindrances[0].count == 2);
    CHECK(hindrances[1].kind == Hindrance::Kind::channel_down);
    CHECK(hindrances[1].hours == 6);  // from the crossing at 2 to 8
}

TEST_CASE("an authority whose room is empty while it should decide is named") {
    const Timeline timeline = traced({at(1, "threshold_crossed"), at(2, "known", "alert", "capital", "0.00"),
                                      at(4, "room_unstaffed", "capital"), at(4, "room_unstaffed", "post"),
                                      at(20, "room_staffed", "capital"), at(30, "decided"), at(30, "declared")});
    const auto& hindrances = timeline.chains.at(0).hindrances;
    REQUIRE(hindrances.size() == 1);
    CHECK(hindrances[0].kind == Hindrance::Kind::room_unstaffed);
    CHECK(hindrances[0].subject == "capital");
    CHECK(hindrances[0].hours == 16);
}

TEST_CASE("a measure with a trigger of its own has a chain of its own") {
    const Timeline timeline = traced({at(1, "threshold_crossed", "own"), at(2, "known", "own", "post", "0.00"),
                                      at(3, "measure_decided", "own", "post"), at(3, "measure_funded", "own", "post"),
                                      at(5, "measure_effective", "own", "post"), at(9, "threshold_back", "own"),
                                      at(10, "measure_ended", "own", "post"), at(20, "threshold_crossed", "own")});
    REQUIRE(timeline.chains.size() == 2);
    const Chain& chain = timeline.chains[0];
    CHECK_FALSE(chain.is_level);
    CHECK(chain.episode.decided_us == 3 * hour_us);
    CHECK(chain.episode.effective_us == 5 * hour_us);
    CHECK(chain.outcome == Outcome::answered);
    CHECK(chain.measures.at(0).ended_us == 10 * hour_us);
}

TEST_CASE("dated measures and roads stand apart from thresholds") {
    const Timeline timeline = traced({at(1, "route_closed", "road"), at(2, "measure_effective", "dated"),
                                      at(3, "measure_ended", "dated"), at(4, "route_opened", "road")});
    CHECK(timeline.chains.empty());
    REQUIRE(timeline.dated.size() == 1);
    CHECK(timeline.dated[0].effective_us == 2 * hour_us);
    CHECK(timeline.world.size() == 2);
}

}  // namespace
}  // namespace umbral::analysis
