// The window's judgement beside that of `umbral compare`: one family, one correction, the same words.

#include "gui/model/judgement.hpp"

#include <catch2/catch.hpp>

#include "analysis/compared_study.hpp"
#include "analysis/verdict.hpp"
#include "base/i18n.hpp"
#include "gui/model/comparison.hpp"
#include "gui/model/strip.hpp"
#include "gui/model/worse_off.hpp"

using namespace umbral;
using namespace umbral::gui;
using analysis::Finding;
using analysis::test::PlanValues;

namespace {

using Values = std::vector<std::optional<double>>;

/// Plans in memory as the window has them: the draft, which is the first plan's, then the others beside it.
struct Desktop {
    AppState state;
    std::shared_ptr<Found> found = std::make_shared<Found>();

    Desktop(const std::vector<PlanValues>& all, const std::vector<scenario::Question>& questions) {
        state.session.folder = "s";
        for (const PlanValues& one : all) {
            auto& progress = progress_of(one.plan, questions);
            auto outcome = progress.outcome == nullptr ? std::make_shared<Outcome>()
                                                       : std::make_shared<Outcome>(*progress.outcome);
            outcome->replications.clear();
            for (std::uint32_t i = 0; i < one.values.size(); ++i) outcome->replications.push_back(i);
            const auto scope = engine::parse_scope(one.scope).value();
            const auto* definition = scenario::find_indicator(one.name);
            outcome->index.emplace(one.name + '.' + one.stat + '@' + one.scope, outcome->samples.size());
            outcome->samples.push_back({one.name, one.stat, scope, std::string(definition->unit), one.values});
            progress.outcome = outcome;
            progress.stored = progress.goal = static_cast<std::uint32_t>(one.values.size());
        }
    }
    [[nodiscard]] World world() const { return make_world(state, found, {}); }

  private:
    Progress& progress_of(const std::string& plan, const std::vector<scenario::Question>& questions) {
        for (std::size_t i = 0; i < found->variants.size(); ++i) {
            if (found->variants[i].plan == plan) return found->progress[i];
        }
        if (found->variants.empty()) {
            state.draft.plan = plan;
        } else {
            state.draft.compared.push_back(plan);
        }
        found->variants.push_back({"s", plan, {}});
        auto reading = std::make_shared<Reading>();
        reading->variant = found->variants.back();
        reading->plans = {{plan, {plan, plan}, {}, 0}};
        reading->input.plan.id = plan;
        reading->input.scenario.questions = questions;
        found->progress.emplace_back().reading = reading;
        return found->progress.back();
    }
};

/// Differences from `base` of one sign in most histories, 1.25 on the mean with a standard deviation of 1.39: by t with
/// 7 degrees of freedom p = 0.04, significant alone and not among three (Holm: 0.12).
Values borderline(double base) {
    Values values(8);
    for (std::size_t i = 0; i < values.size(); ++i) values[i] = base - (i % 4 == 0 ? -1.0 : 2.0);
    return values;
}
Values level(double base) { return Values(8, base); }

scenario::Question question(const char* indicator, const char* stat) {
    scenario::Question made;
    made.indicator = indicator;
    made.stat = stat;
    made.scope = "all";
    return made;
}

}  // namespace

TEST_CASE("of every difference the window says what compare says of the same values, beside any number of plans") {
    const auto plans = GENERATE(1, 2, 3);
    const std::vector<scenario::Question> questions{question("wait_h", "p95"), question("left_fraction", "mean"),
                                                    question("stranded_persons", "peak")};
    std::vector<PlanValues> all;
    const auto add = [&](const std::string& plan, const Values& wait, const Values& left, const Values& stranded) {
        all.push_back({plan, "wait_h", "p95", "all", wait});
        all.push_back({plan, "left_fraction", "mean", "all", left});
        all.push_back({plan, "stranded_persons", "peak", "all", stranded});
        all.push_back({plan, "unsheltered_person_nights", "total", "all", wait});
    };
    add("base", level(30), level(0.5), level(100));
    for (int i = 0; i < plans; ++i)
        add("plan-" + std::to_string(i), borderline(30), level(0.5), analysis::test::ramp(80, 2.0 + i));
    Desktop desktop(all, questions);
    desktop.state.draft.baseline = "base";
    const World world = desktop.world();
    REQUIRE(world.judgement != nullptr);

    std::vector<std::string> ids{"base"};
    for (int i = 0; i < plans; ++i) ids.push_back("plan-" + std::to_string(i));
    const study::Store store = analysis::test::study_of(all);
    scenario::Scenario asked;
    asked.questions = questions;
    const auto expected = analysis::compare_plans(store, ids, "base", analysis::questions_of(asked));
    std::size_t compared = 0;
    for (std::size_t plan = 1; plan < world.plans.size(); ++plan) {
        for (const auto& one : all) {
            if (one.plan != world.plans[plan].id) continue;
            const auto* difference = world.judgement->difference(plan, {one.name, one.stat, one.scope});
            const auto* same = expected.find(one.plan, {one.name, one.stat, engine::parse_scope(one.scope).value()});
            INFO(one.plan << ' ' << one.name);
            REQUIRE(difference != nullptr);
            CHECK(difference->finding == same->finding);
            CHECK(difference->p_value == same->p_value);
            CHECK(difference->declared == same->declared);
            ++compared;
        }
    }
    CHECK(compared == 4 * static_cast<std::size_t>(plans));
}

TEST_CASE(
    "what would be better alone is not clear beside all that the scenario asks, and exploratory where it does not") {
    set_language("en");
    std::vector<PlanValues> all;
    for (const char* plan : {"base", "new"}) {
        const bool is_new = plan == std::string("new");
        all.push_back({plan, "wait_h", "p95", "all", is_new ? borderline(30) : level(30)});
        all.push_back({plan, "unsheltered_person_nights", "total", "all", is_new ? borderline(30) : level(30)});
        all.push_back({plan, "left_fraction", "mean", "all", is_new ? borderline(30) : level(30)});
        all.push_back({plan, "stranded_persons", "peak", "all", is_new ? borderline(30) : level(30)});
    }
    const std::vector<scenario::Question> questions{question("wait_h", "p95"), question("left_fraction", "mean"),
                                                    question("stranded_persons", "peak")};
    Desktop desktop(all, questions);
    const World world = desktop.world();
    const Question wait{"wait_h", "p95", "all"};
    const Question nights{"unsheltered_person_nights", "total", "all"};
    REQUIRE(world.judgement->difference(1, wait) != nullptr);
    CHECK(world.judgement->difference(1, wait)->pairs.p_value.value() < 0.05);
    CHECK(verdict_words(*world.judgement->difference(1, wait)) == "not clear");
    CHECK(verdict_words(*world.judgement->difference(1, nights)) == "better\xc2\xb0");
    // Bold rows are the declared questions, and say what compare says of them and of the others.
    scenario::Scenario asked;
    asked.questions = questions;
    const study::Store store = analysis::test::study_of(all);
    const auto expected = analysis::compare_plans(store, {"base", "new"}, "base", analysis::questions_of(asked));
    std::size_t bold = 0;
    for (const ComparedRow& row : make_comparison(world).rows) {
        const auto* same = expected.find("new", key_of(row.question));
        if (same == nullptr) continue;
        INFO(row.title);
        CHECK(row.asked == same->declared);
        CHECK(row.cells[1].verdict ==
              analysis::finding_word(same->finding) + std::string(same->declared ? "" : analysis::exploratory_mark));
        bold += row.asked ? 1 : 0;
    }
    CHECK(bold == questions.size());
}

TEST_CASE("fewer than six pairs give no verdict, and histories are paired by number") {
    Desktop desktop({{"base", "wait_h", "p95", "all", Values(5, 9.0)}, {"new", "wait_h", "p95", "all", Values(5, 5.0)}},
                    {});
    const World world = desktop.world();
    const auto* difference = world.judgement->difference(1, {"wait_h", "p95", "all"});
    REQUIRE(difference != nullptr);
    CHECK(difference->finding == Finding::too_few);
    CHECK(verdict_words(*difference) == "too few histories\xc2\xb0");
    CHECK(world.judgement->difference(0, {"wait_h", "p95", "all"}) == nullptr);  // the baseline itself
}

TEST_CASE("figures of plans side by side are of the histories that all of them have") {
    Values hard(8, 10.0);
    hard.push_back(1000.0);  // a hard history that only one plan has met
    Desktop desktop({{"base", "wait_h", "p95", "all", Values(8, 9.0)}, {"new", "wait_h", "p95", "all", hard}}, {});
    const World world = desktop.world();
    CHECK(world.judgement->comparison.histories == 8);
    CHECK(world.judgement->result(1, {"wait_h", "p95", "all"})->summary.mean.value() == Approx(10));
}

TEST_CASE("an indicator that is not defined in many histories gives no verdict, and says so") {
    Values some(8, 5.0);
    some[6] = some[7] = std::nullopt;
    Desktop desktop({{"base", "wait_h", "p95", "all", Values(8, 9.0)}, {"new", "wait_h", "p95", "all", some}}, {});
    const auto* difference = desktop.world().judgement->difference(1, {"wait_h", "p95", "all"});
    REQUIRE(difference != nullptr);
    CHECK(difference->finding == Finding::not_defined);  // 2 of 8 is more than a fifth
    CHECK(analysis::finding_word(difference->finding) == std::string("not defined"));
}

TEST_CASE("a plan of which nothing is priced is said so in its cost, on the strip and beside others, never as zero") {
    set_language("en");
    std::vector<PlanValues> all;
    for (const char* plan : {"base", "new"}) {
        all.push_back({plan, "wait_h", "p95", "all", level(30)});
        all.push_back({plan, "cost_usd", "total", "all", level(0)});
    }
    Desktop desktop(all, {});
    World world = desktop.world();
    for (const StripCard& card : make_strip(world).cards) {
        if (card.question.name == "cost_usd") CHECK(card.value == "not priced");
    }
    const Comparison shown = make_comparison(world);
    for (const ComparedRow& row : shown.rows) {
        if (row.question.name != "cost_usd") continue;
        CHECK(row.cells[1].value == "not priced");
        CHECK_FALSE(row.cells[1].known);
    }
    CHECK(shown.notes == std::vector<std::string>{"No plan is priced."});
}

TEST_CASE("a plan that another beats on cost and outcome is said as compare says it") {
    set_language("en");
    std::vector<PlanValues> all{{"cheap", "wait_h", "p95", "all", level(10)},
                                {"cheap", "cost_usd", "total", "all", level(100)},
                                {"dear", "wait_h", "p95", "all", level(13)},
                                {"dear", "cost_usd", "total", "all", level(200)}};
    Desktop desktop(all, {question("wait_h", "p95")});
    for (auto& progress : desktop.found->progress) {
        auto reading = std::make_shared<Reading>(*progress.reading);
        reading->input.plan.measures.emplace_back().cost.fixed_usd = 100.0;
        progress.reading = reading;
    }
    const Comparison shown = make_comparison(desktop.world());
    const ComparedRow* cost = cost_row(shown);
    REQUIRE(cost != nullptr);
    CHECK(cost->cells[0].note.empty());
    CHECK(cost->cells[1].note == "dominated");
    REQUIRE(shown.notes.size() == 1);
    CHECK(shown.notes[0] == "dear is dominated: cheap costs no more and does no worse in anything asked.");
}

TEST_CASE("a judgement is made anew only when an outcome is another") {
    Desktop desktop({{"base", "wait_h", "p95", "all", level(9)}, {"new", "wait_h", "p95", "all", level(5)}}, {});
    const World first = desktop.world();
    const World second = make_world(desktop.state, desktop.found, first);
    CHECK(first.judgement == second.judgement);
    desktop.state.draft.compared.clear();
    CHECK(make_world(desktop.state, desktop.found, second).judgement != second.judgement);
}
