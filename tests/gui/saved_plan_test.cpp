// A draft and the plan it is saved as, simulated: every kind of change gives the same answer both ways, where the plan
// does it from the first hour on; else it comes when, from whom and at the cost that was said.

#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>

#include "desk.hpp"
#include "gui/model/comparison.hpp"
#include "gui/model/parameters.hpp"
#include "gui/model/plan_file.hpp"
#include "gui/run/outcome.hpp"
#include "study/store.hpp"

using namespace umbral;
using namespace umbral::gui;
using namespace umbral::gui::test;

namespace {

namespace fs = std::filesystem;

/// As one word of the shell, whatever is in it.
std::string quoted(const std::string& text) {
    std::string word = "'";
    for (const char c : text) word += c == '\'' ? "'\\''" : std::string(1, c);
    return word + "'";
}

std::shared_ptr<const Outcome> simulated(const fs::path& folder, const std::string& options, const std::string& name) {
    const fs::path study = folder / (name + ".umbral");
    const std::string command = std::string(UMBRAL_PROGRAM) + " run " + (folder / "s").string() + " -n 2 -q --out " +
                                study.string() + " " + options + " >" + (folder / "out.txt").string() + " 2>&1";
    INFO(command);
    REQUIRE(std::system(command.c_str()) == 0);
    return read_outcome(study, "");
}

/// Every change at once and by the first hour: no lead time, nothing to pay.
nlohmann::json at_once(const Reading& saved, const std::vector<scenario::Setting>& edits) {
    nlohmann::json terms = nlohmann::json::object();
    for (const DraftMeasure& one : measures_of_draft(saved, edits, {}))
        terms[one.measure.id] = {{"date", to_string(saved.input.scenario.start)},
                                 {"lead_time_h", 0},
                                 {"cost", nullptr},
                                 {"approvals", nullptr}};
    return terms;
}

/// Indicators of the draft that the saved plan answers otherwise; those of single measures, which a draft has none of,
/// aside.
std::vector<std::string> otherwise(const Outcome& draft, const Outcome& saved) {
    std::vector<std::string> found;
    for (const auto& sample : draft.samples) {
        const std::string scope = to_text(sample.scope);
        const auto* other = saved.find(sample.name, sample.stat, scope);
        if (other == nullptr || other->values != sample.values)
            found.push_back(sample.name + '.' + sample.stat + '@' + scope);
    }
    return found;
}

nlohmann::json scope_json(const engine::Scope& scope) {
    nlohmann::json json = nlohmann::json::object();
    for (const auto& [dimension, id] : scope.parts) json[dimension] = id;
    return json;
}

/// As one line.
std::string unwrapped(const std::string& text) {
    std::string line;
    for (const char c : text) {
        const bool is_space = c == ' ' || c == '\n';
        if (!is_space) line += c;
        if (is_space && !line.empty() && line.back() != ' ') line += ' ';
    }
    return line;
}

struct Tried {
    std::string scenario;
    std::string plan;
    std::string path;
    double change;  ///< of the saved value; of a share or a fare what it is set to
    std::string until;
    bool is_paid_for = false;  ///< by the plan: the scenario's price of a passage is paid for what a fare is lowered by
};

}  // namespace

TEST_CASE(
    "each kind of change that the window offers gives the same answer as a draft and as the plan it is saved as") {
    const std::string corridor = "reference/darien-costa-rica-2023";
    const auto tried = GENERATE_COPY(values<Tried>({
        {"tutorial/07-who-must-agree", "", "sites[POST].stations[registration].officers[0].officers", 2, "20"},
        {"tutorial/07-who-must-agree", "", "sites[POST].pools[team].officers[0].officers", 1, "20"},
        {"tutorial/07-who-must-agree", "", "sites[POST].places.general", 40, "20"},
        {corridor, "do-nothing", "sites[PA-LAJ].places.general", 119, "33"},
        {corridor, "do-nothing", "sites[PA-LAJ].overflow.general", 200, "33"},
        {corridor, "do-nothing", "sites[PA-LAJ].stations[registration].officers[0].officers", 10, "33"},
        {corridor, "do-nothing", "sites[PA-GUA].stations[reception].officers", -1, "33"},
        {corridor, "do-nothing", "fleets[canoes-lajas].vehicles", -60, "33"},
        {corridor, "do-nothing", "fleets[canoes-lajas].assisted_seats", 0.3, "33"},
        {corridor, "do-nothing", "routes[bch-laj].fare_usd", 0, "33", true},
        {"tutorial/07-who-must-agree", "up-the-chain", "budget_lines[contingency].tranches[0].usd", -4000, "40"},
    }));
    const Folder folder;
    fs::copy(test::scenario(tried.scenario), folder.path() / "s", fs::copy_options::recursive);
    if (tried.path.find("pools[team]") != std::string::npos) {
        nlohmann::json json;
        std::ifstream(folder.path() / "s" / "scenario.json") >> json;
        auto& site = json["sites"][0];
        site["pools"] = {{{"id", "team"},
                          {"skills", {"registration"}},
                          {"officers",
                           {{{"days", "mon-fri"}, {"from", "08:00"}, {"to", "16:00"}, {"officers", 4}},
                            {{"from", "20:00"}, {"to", "04:00"}, {"officers", 2}}}}}};
        site["stations"][0].erase("officers");
        site["stations"][0]["pool"] = "team";
        std::ofstream(folder.path() / "s" / "scenario.json") << json;
    }
    INFO(tried.path);
    const auto saved = read_variant({folder.path() / "s", tried.plan, {}});
    INFO((saved->sound() ? "" : to_text(saved->problems)));
    REQUIRE(saved->sound());
    const auto parameter = parameter_at(*saved, tried.path);
    REQUIRE(parameter);
    const double wanted = parameter->additive                      ? parameter->saved + tried.change
                          : tried.path.starts_with("budget_lines") ? parameter->saved + tried.change
                                                                   : tried.change;
    const std::vector<scenario::Setting> edits{{tried.path, setting_text(*parameter, wanted)}};
    const PlanFile file = plan_of_draft(*saved, edits, {"tuned", "Tuned", at_once(*saved, edits)}, {});
    REQUIRE(file.left_out.empty());
    CHECK(cautions_of(file).empty());
    std::ofstream(folder.path() / "s" / "plans" / "tuned.json") << file.plan.dump(1);
    const std::string plan = tried.plan.empty() ? "" : "--plan " + tried.plan + " ";
    const auto drafted = simulated(
        folder.path(),
        "--until " + tried.until + " " + plan + "--set " + quoted(edits[0].first + "=" + edits[0].second), "draft");
    const auto as_plan = simulated(folder.path(), "--until " + tried.until + " --plan tuned", "saved");
    std::vector<std::string> found = otherwise(*drafted, *as_plan);
    if (tried.is_paid_for) std::erase_if(found, [](const std::string& one) { return one.find("_usd.") != one.npos; });
    CHECK(found == std::vector<std::string>{});
    // It was a change at all.
    const auto before = simulated(folder.path(), "--until " + tried.until + " " + plan, "before");
    CHECK_FALSE(otherwise(*before, *as_plan).empty());
}

TEST_CASE("a channel that the draft opens is opened by the plan") {
    const Folder folder;
    fs::copy(test::scenario("reference/darien-costa-rica-2023"), folder.path() / "s", fs::copy_options::recursive);
    nlohmann::json json;
    std::ifstream(folder.path() / "s" / "scenario.json") >> json;
    for (auto& channel : json["channels"]) {
        if (channel["id"] == "mail-panama") channel["open"] = false;
    }
    std::ofstream(folder.path() / "s" / "scenario.json") << json;
    const auto saved = read_variant({folder.path() / "s", "national-chains", {}});
    REQUIRE(saved->sound());
    const std::vector<scenario::Setting> edits{{"channels[mail-panama].open", "true"}};
    const PlanFile file = plan_of_draft(*saved, edits, {"tuned", "", at_once(*saved, edits)}, {});
    REQUIRE(file.left_out.empty());
    std::ofstream(folder.path() / "s" / "plans" / "tuned.json") << file.plan.dump(1);
    CHECK(read_variant({folder.path() / "s", "tuned", {}})->sound());
    const auto closed = plan_of_draft(*saved, {{"channels[secure-police].open", "false"}}, {"x", ""}, {});
    CHECK(closed.left_out == std::vector<std::string>{"channels[secure-police].open"});
}

TEST_CASE(
    "a saved draft is decided by the agency named, from the day named, and costs in compare what its items cost") {
    const Folder folder;
    const fs::path scenario = folder.path() / "s";
    fs::copy(test::scenario("reference/darien-costa-rica-2023"), scenario, fs::copy_options::recursive);
    const auto saved = read_variant({scenario, "do-nothing", {}});
    REQUIRE(saved->sound());
    // 119 places and 10 officers more, whatever the values turn out to be.
    const std::vector<scenario::Setting> edits{
        {"sites[PA-LAJ].places.general", R"({"low":419,"mid":619,"high":1119})"},
        {"sites[PA-LAJ].stations[registration].officers[0].officers", R"({"low":20,"mid":24,"high":30})"}};
    // Both in the measured window, which begins on 1 July; no agency of its own has to be in at that hour to decide.
    const nlohmann::json terms{
        {"places-PA-LAJ", {{"actor", "minseg"}, {"date", "2023-07-03"}, {"lead_time_h", 72}}},
        {"officers-PA-LAJ",
         {{"actor", "senafront"}, {"date", "2023-07-04"}, {"lead_time_h", 24}, {"cost", {{"per_unit_day_usd", 50}}}}}};
    const auto unit_costs = read_unit_costs(fs::path(UMBRAL_ROOT) / "data" / "unit_costs.csv");
    const PlanFile file = plan_of_draft(*saved, edits, {"tuned", "Tuned", terms}, unit_costs);
    std::ofstream(scenario / "plans" / "tuned.json") << file.plan.dump(1);

    const fs::path study = folder.path() / "compared.umbral";
    const std::string out = (folder.path() / "compared.json").string();
    const std::string command = std::string(UMBRAL_PROGRAM) + " compare " + scenario.string() +
                                " --plans do-nothing,tuned -n 2 --ledger 0 -q --until 2023-07-15 --format json --out " +
                                study.string() + " >" + out;
    REQUIRE(std::system(command.c_str()) == 0);
    nlohmann::json compared;
    std::ifstream(out) >> compared;
    // Every decision of the saved plan is the named agency's, on the day named, and takes effect after its lead time.
    const study::Store store = study::Store::open_to_read(study);
    std::map<std::string, double> effective_h;
    for (const auto& event : store.events("tuned", 0)) {
        const double hour = hours_from_us(event.time_us);
        if (event.kind == "measure_decided") {
            CHECK(event.agency == terms[event.subject]["actor"]);
            CHECK(hour == 24 * (event.subject == "places-PA-LAJ" ? 32 : 33));  // 1 June is day 0
        }
        if (event.kind == "measure_effective") effective_h[event.subject] = hour;
    }
    CHECK(effective_h == std::map<std::string, double>{{"places-PA-LAJ", 24 * 35}, {"officers-PA-LAJ", 24 * 34}});
    // 119 beds at 3,768 USD, and 10 officers at 50 USD a day from 5 to 14 July: ten days.
    const auto& tradeoff = compared["tradeoffs"][1];
    REQUIRE(tradeoff["plan"] == "tuned");
    CHECK(tradeoff["priced"] == true);
    for (const auto& path : tradeoff["not_priced"]) CHECK(path.get<std::string>().starts_with("prices["));
    const auto cost_of = [&](const nlohmann::json& scope) {
        for (const auto& one : compared["plans"][1]["indicators"]) {
            if (one["name"] == "cost_usd" && one["scope"] == scope) return one["mean"].get<double>();
        }
        return 0.0;
    };
    CHECK(cost_of({{"measure", "places-PA-LAJ"}}) == Approx(119 * 3768));
    CHECK(cost_of({{"measure", "officers-PA-LAJ"}}) == Approx(10 * 50 * 10));
    // Beside that people move on otherwise, and with them what the State pays of their passages: a little.
    const auto cost = std::find_if(compared["differences"].begin(), compared["differences"].end(), [](const auto& one) {
        return one["indicator"] == "cost_usd" && one["scope"] == nlohmann::json::object();
    });
    REQUIRE(cost != compared["differences"].end());
    CHECK((*cost)["mean"].get<double>() == Approx(119 * 3768 + 10 * 50 * 10).epsilon(0.01));
}

TEST_CASE(
    "plans beside each other are told in the window as compare tells them: findings, prices, and what is beaten") {
    const Folder folder;
    const fs::path scenario = folder.path() / "s";
    fs::copy(test::scenario("tutorial/07-who-must-agree"), scenario, fs::copy_options::recursive);
    // One takes an officer away on the last evening, for money, when nobody is at the desk; the other adds places that
    // have no price.
    nlohmann::json plan;
    std::ifstream(scenario / "plans" / "agreed-beforehand.json") >> plan;
    const auto with_measure = [&](const char* id, const nlohmann::json& measure) {
        nlohmann::json other = plan;
        other["id"] = other["title"] = id;
        other["measures"].push_back(measure);
        std::ofstream(scenario / "plans" / (std::string(id) + ".json")) << other.dump(1);
    };
    with_measure(
        "dear",
        {{"id", "too-late"},
         {"title", "Too late"},
         {"date", "2024-04-21"},
         {"hour", 22},
         {"cost", {{"fixed_usd", 9000}}},
         {"effects", {{{"effect", "add_officers"}, {"site", "POST"}, {"pool", "registration"}, {"officers", -1}}}}});
    with_measure("tents",
                 {{"id", "tents"},
                  {"title", "Tents"},
                  {"date", "2024-03-18"},
                  {"effects", {{{"effect", "add_places"}, {"site", "POST"}, {"room", "general"}, {"places", 80}}}}});
    const std::vector<std::string> plans{"agreed-beforehand", "dear", "tents", "up-the-chain"};
    const auto compare = [&](const std::string& format) {
        const std::string out = (folder.path() / "out.txt").string();
        const std::string command = std::string(UMBRAL_PROGRAM) + " compare " + scenario.string() +
                                    " --plans agreed-beforehand,dear,tents,up-the-chain --baseline agreed-beforehand "
                                    "-n 8 --ledger 0 -q --format " +
                                    format + " >" + out;
        REQUIRE(std::system(command.c_str()) == 0);
        std::ifstream stream(out);
        return std::string(std::istreambuf_iterator<char>(stream), {});
    };
    const auto compared = nlohmann::json::parse(compare("json"));

    Desk desk(8);
    desk.app().act(action::Open{scenario.string()});
    desk.app().act(action::ChoosePlan{plans.front()});
    for (std::size_t i = 1; i < plans.size(); ++i) desk.app().act(action::Compare{plans[i]});
    REQUIRE(desk.settle());
    const World& world = desk.app().world();
    const Comparison shown = make_comparison(world);
    REQUIRE(shown.plans.size() == plans.size());
    std::size_t found = 0;
    for (const auto& one : compared["differences"]) {
        const auto position = std::find(plans.begin(), plans.end(), one["plan"]) - plans.begin();
        for (const ComparedRow& row : shown.rows) {
            const auto key = key_of(row.question);
            if (one["indicator"] != key.name || one["stat"] != key.stat || one["scope"] != scope_json(key.scope))
                continue;
            const auto* difference = world.judgement->difference(static_cast<std::size_t>(position), row.question);
            INFO(one["plan"] << ' ' << row.title);
            REQUIRE(difference != nullptr);
            CHECK(one["finding"] == analysis::name_of(difference->finding));
            CHECK(one["declared"] == row.asked);
            ++found;
        }
    }
    CHECK(found > 3 * shown.rows.size() / 2);
    std::size_t dominated = 0;
    for (std::size_t i = 0; i < plans.size(); ++i) {
        const auto& tradeoff = compared["tradeoffs"][i];
        REQUIRE(tradeoff["plan"] == plans[i]);
        CHECK(tradeoff["not_priced"] == world.judgement->pricing(i)->unpriced);
        const ComparedRow* cost = cost_row(shown);
        REQUIRE(cost != nullptr);
        const bool is_dominated = tradeoff["dominance"] == "clear";
        CHECK((cost->cells[i].note.find("dominated") != std::string::npos) == (tradeoff["dominance"] != "none"));
        dominated += is_dominated ? 1 : 0;
    }
    CHECK(compared["tradeoffs"][1]["dominance"] == "clear");
    CHECK(cost_row(shown)->cells[2].note.find("2 not priced") == 0);  // the tents, and a day of any place
    CHECK(dominated >= 1);
    // Every sentence of the window's is one of compare's.
    const std::string text = unwrapped(compare("text"));
    REQUIRE_FALSE(shown.notes.empty());
    for (const std::string& note : shown.notes) {
        INFO(note);
        CHECK(text.find(note) != std::string::npos);
    }
}
