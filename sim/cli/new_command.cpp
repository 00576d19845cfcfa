// `umbral new`: writes a small commented scenario to begin with.

#include <fmt/format.h>

#include <CLI/App.hpp>
#include <filesystem>
#include <memory>

#include "base/i18n.hpp"
#include "cli/commands.hpp"
#include "cli/help.hpp"
#include "cli/terminal.hpp"
#include "scenario/new_folder.hpp"
#include "scenario/starter.hpp"

namespace umbral::cli {
namespace {

namespace fs = std::filesystem;

int write_starter(fs::path folder) {
    if (folder.filename().empty()) folder = folder.parent_path();  // "DIR/"
    scenario::write_scenario_folder(folder, scenario::starter_files());
    const std::string ready = fmt::format(fmt::runtime(tr("{} is ready. Try:")), folder.string());
    tell(fmt::format("{}\n  umbral validate {}\n  umbral run {} --plan more-officers\n", ready, folder.string(),
                     folder.string()));
    return exit_done;
}

}  // namespace

void add_new_command(CLI::App& program, Action& action) {
    CLI::App* verb = add_verb(program, "new", tr("write a small commented scenario to begin with"));
    const auto folder = std::make_shared<std::string>();
    verb->add_option("DIR", *folder, tr("the folder to make; it must not exist, or be empty"))->required();
    verb->footer(std::string{tr("Examples:")} + "\n  umbral new my-scenario\n  umbral new mi-escenario --lang es");
    verb->callback([folder, &action] { action = [folder] { return write_starter(*folder); }; });
}

}  // namespace umbral::cli
