// Agencies, levels, protocols and measures as they are read, kept in canonical form and counted in the ledger.

#include <algorithm>

#include "scenario/broken_scenario.hpp"
#include "scenario/canonical.hpp"
#include "scenario/ledger.hpp"
#include "scenario/observables.hpp"

namespace umbral::scenario::testing {
namespace {

TEST_CASE("agencies, channels and money are read as they are written") {
    const Scenario scenario = read_files(Folder{}.files()).scenario;
    const Agency& room = scenario.agencies.at(0);
    CHECK(room.country == "PAN");
    CHECK(room.handling_min.parameters.at(0).second.value == 12);
    CHECK(room.duty_officers.shifts.at(0).when.from_h == 6);
    CHECK(room.reserve_officers->value == 6);
    CHECK_FALSE(room.reserve_vehicles.has_value());
    CHECK(scenario.agencies[1].duty_officers.shifts.empty());
    const Channel& phone = scenario.channels.at(0);
    CHECK(phone.agencies == std::vector<std::string>{"post-room", "capital"});
    CHECK(phone.loss_fraction.value == 0.1);
    CHECK(phone.down_h->family == "exponential");
    CHECK(phone.bandwidth_kb_per_s.value == 100);
    CHECK_FALSE(scenario.channels.at(1).open);
    CHECK(scenario.channels[1].outages.at(1).to_hour == 6);
    CHECK(scenario.directory.at(0).topic == Topic::alert);
    const BudgetLine& line = scenario.budget_lines.at(0);
    CHECK(line.ceiling_usd_per_day->value == 9000);
    CHECK(line.when_exhausted == WhenExhausted::stop);
    CHECK_FALSE(line.tranches.at(0).date.has_value());
    CHECK(line.tranches.at(1).date == Date{2024, 2, 1});
    CHECK(line.tranches.at(2).release_delay_h.value == 72);
    CHECK(scenario.prices.at(0).line == "emergency");
    CHECK_FALSE(scenario.prices.at(2).usd.has_value());
}

TEST_CASE("officers are added in the shift that is written, and what is left out of it is every day and all day") {
    Folder folder;
    folder.set_plan("/measures/0/effects/0/days", "mon-fri");
    folder.set_plan("/measures/0/effects/0/from", "22:00");
    folder.set_plan("/measures/0/effects/0/to", "06:30");
    const auto written = [](const Folder& from) {
        return std::get<AddOfficers>(read_files(from.files()).plan.measures.at(0).effects.at(0)).when;
    };
    CHECK(written(folder) == WeekSpan{{true, true, true, true, true, false, false}, 22, 6.5});
    folder.plan["measures"][0]["effects"][0].erase("days");
    CHECK(written(folder) == WeekSpan{{true, true, true, true, true, true, true}, 22, 6.5});
}

TEST_CASE("levels, the protocol and measures are read as they are written") {
    const Plan plan = read_files(Folder{}.files()).plan;
    const Level& level = plan.levels.at(0);
    CHECK(level.number == 1);
    CHECK(level.scope == "site:POST");
    CHECK(level.approvals == std::vector<std::string>{"neighbour"});
    CHECK(level.trigger.all.empty());
    CHECK(level.trigger.any.at(0).above->value == 1.2);
    CHECK_FALSE(level.trigger.any[0].below.has_value());
    CHECK(level.trigger.any.at(1).scope == "country:PAN");
    CHECK_FALSE(level.stand_down.has_value());
    CHECK(level.expires_h->value == 168);
    CHECK(plan.protocol.reports.at(0).advance_notice);
    CHECK(plan.protocol.reports[0].every_h.value == 24);
    CHECK(plan.protocol.contacts.at(0).channel == "radio");
    CHECK(plan.protocol.joint_teams.at(0).agencies.size() == 2);
    const auto& shift = std::get<AddOfficers>(plan.measures.at(0).effects.at(0));
    CHECK(shift.when == WeekSpan{});
    const Measure& beds = plan.measures.at(1);
    CHECK_FALSE(beds.date.has_value());
    CHECK(beds.level == "alert");
    CHECK(beds.agreement == "aid");
    CHECK(beds.duration_h->value == 240);
    CHECK_FALSE(beds.ends_with_level);
    CHECK(beds.if_short == IfShort::partial);
    CHECK(beds.cost.fixed_usd->value == 1000);
    CHECK_FALSE(beds.cost.per_person_usd.has_value());
    CHECK(plan.measures.at(2).until.has_value());
    CHECK(plan.measures.at(2).duration_h->value == 48);
    CHECK(plan.measures.at(2).ends_with_trigger == true);
    CHECK_FALSE(beds.ends_with_trigger.has_value());
    CHECK(plan.measures.at(2).trigger->all.at(0).indicator == "present_persons");
}

TEST_CASE("every effect of the response is read into its own alternative") {
    const Plan plan = read_files(Folder{}.files()).plan;
    const std::vector<Effect>& effects = plan.measures.at(2).effects;
    CHECK(std::get<MoveOfficers>(effects.at(0)).to_pool == "desk");
    CHECK(std::get<MoveVehicles>(effects.at(1)).vehicles.value == 2);
    CHECK(std::get<MovePeople>(effects.at(2)).persons.value == 60);
    CHECK(std::get<SendSupplies>(effects.at(3)).items.value == 50);
    CHECK(std::get<InformPeople>(effects.at(4)).every_h.value == 6);
    CHECK(std::get<SetBranch>(effects.at(5)).shares.size() == 2);
    CHECK(std::get<ReleaseBudget>(effects.at(6)).line == "emergency");
    CHECK(std::get<OpenChannel>(effects.at(7)).channel == "radio");
    CHECK(std::get<FormJointTeam>(effects.at(8)).agencies.size() == 2);
}

TEST_CASE("the canonical form reads back as what it was made from") {
    const Input input = read_files(Folder{}.files());
    const Json canonical = canonical_json(input);
    Folder again;
    again.scenario = canonical["scenario"];
    again.plan = canonical["plan"];
    const Input read_again = read_files(again.files());
    CHECK(canonical_json(read_again) == canonical);
    CHECK(read_again.scenario.hash == input.scenario.hash);
    // A study keeps the two parts as text.
    const Input stored = read_canonical(canonical["scenario"].dump(), canonical["plan"].dump());
    CHECK(canonical_json(stored) == canonical);
    CHECK_THROWS_AS(read_canonical("{", "{}"), InputError);
    CHECK_THROWS_AS(read_canonical(R"({"id": 3})", ""), InputError);
    for (const char* list : {"agencies", "channels", "directory", "budget_lines", "prices"})
        CHECK(canonical["scenario"].contains(list));
    for (const char* key : {"levels", "protocol", "agreements", "budget_lines", "measures"})
        CHECK(canonical["plan"].contains(key));
}

TEST_CASE("the ledger counts what agencies, channels, money, levels and measures assume") {
    Folder folder;
    folder.set("/agencies/0/source", "field visit");
    folder.set("/agencies/0/confidence", "read");
    const Input input = read_files(folder.files());
    const std::vector<LedgerEntry> scenario = list_quantities(input.scenario);
    const auto entry = [](const std::vector<LedgerEntry>& entries, const char* path) {
        const auto found = std::find_if(entries.begin(), entries.end(),
                                        [&](const LedgerEntry& candidate) { return candidate.path == path; });
        INFO(path);
        REQUIRE(found != entries.end());
        return *found;
    };
    CHECK(entry(scenario, "agencies[post-room].handling_min.value").source.confidence == Confidence::read);
    CHECK(entry(scenario, "agencies[capital].deliberation_h.mode").value == 4);
    CHECK(entry(scenario, "channels[phone].loss_fraction").unit == "fraction");
    CHECK(entry(scenario, "directory[0].stale_fraction").value == 0.1);
    CHECK(entry(scenario, "budget_lines[emergency].tranches[2].usd").unit == "USD");
    CHECK(entry(scenario, "prices[bed].usd").value == 12);
    const std::vector<LedgerEntry> plan = list_quantities(input.plan);
    CHECK(entry(plan, "plan.levels[alert].trigger.any[0].above").value == 1.2);
    CHECK(entry(plan, "plan.levels[alert].expires_h").unit == "h");
    CHECK(entry(plan, "plan.measures[beds].cost.per_unit_day_usd").value == 10);
    CHECK(entry(plan, "plan.measures[everything].effects[3].items").value == 50);
    CHECK(summarise(plan).assumptions == summarise(plan).values);
}

TEST_CASE("a route that only a measure opens counts for the lookahead") {
    Folder folder;
    folder.add("/routes", {{"id", "short-cut"},
                           {"from", "POST"},
                           {"to", "EXIT"},
                           {"mode", "foot"},
                           {"min_hours", 0.5},
                           {"typical_hours", 1},
                           {"open", false}});
    folder.set_plan("/measures/0/effects/0", {{"effect", "set_route_open"}, {"route", "short-cut"}, {"open", true}});
    CHECK(lookahead_us(read_files(folder.files()).scenario) == us_from_hours(0.5));
}

TEST_CASE("every figure that agencies count has a name, a unit and a meaning") {
    REQUIRE(observable_definitions().size() == observable_names().size());
    for (std::size_t i = 0; i < observable_names().size(); ++i) {
        const ObservableDefinition& definition = observable_definitions()[i];
        CHECK(definition.name == observable_names()[i]);
        CHECK_FALSE(std::string(definition.unit).empty());
        CHECK_FALSE(std::string(definition.meaning).empty());
    }
}

}  // namespace
}  // namespace umbral::scenario::testing
