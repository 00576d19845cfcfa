// `umbral docs`: prints what is generated from the program's own tables. For the project's build, not for planners.

#include <CLI/App.hpp>
#include <memory>
#include <string>
#include <vector>

#include "base/i18n.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "cli/commands.hpp"
#include "cli/help.hpp"
#include "cli/terminal.hpp"
#include "scenario/pages.hpp"
#include "scenario/schema.hpp"

namespace umbral::cli {
namespace {

std::string page_of(const std::string& page) {
    if (page == "scenario") return scenario::scenario_page();
    if (page == "indicators") return scenario::indicators_page();
    if (page == "events") return scenario::events_page();
    if (page == "scenario-schema") return scenario::scenario_schema().dump(2) + "\n";
    if (page == "plan-schema") return scenario::plan_schema().dump(2) + "\n";
    const std::vector<std::string> pages{"scenario", "indicators", "events", "scenario-schema", "plan-schema"};
    throw InputError({"", "PAGE", page, tr("there is no such page"),
                      "scenario, indicators, events, scenario-schema, plan-schema", did_you_mean(page, pages)});
}

}  // namespace

void add_docs_command(CLI::App& program, Action& action) {
    CLI::App* verb = add_verb(program, "docs", tr("print a generated page or schema"));
    verb->group("");  // not in the help of the program
    const auto page = std::make_shared<std::string>();
    verb->add_option("PAGE", *page, "scenario, indicators, events, scenario-schema, plan-schema")->required();
    verb->callback([page, &action] {
        action = [page] {
            tell(page_of(*page));
            return exit_done;
        };
    });
}

}  // namespace umbral::cli
