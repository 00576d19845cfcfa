#include "cli/help.hpp"

#include <fmt/format.h>

#include <CLI/Config.hpp>     // what App.hpp only declares is defined in these two,
#include <CLI/Formatter.hpp>  // for every program that has a command

#include <algorithm>
#include <string_view>
#include <vector>

#include "base/i18n.hpp"
#include "base/text.hpp"

namespace umbral::cli {
namespace {

std::vector<std::string> verb_names(const CLI::App& program) {
    std::vector<std::string> names;
    for (const CLI::App* verb : program.get_subcommands({})) {
        if (!verb->get_group().empty()) names.push_back(verb->get_name());  // without a group: not for users
    }
    return names;
}

std::vector<std::string> option_names(const CLI::App& app) {
    std::vector<std::string> names;
    for (const CLI::Option* option : app.get_options()) {
        for (const auto& name : option->get_lnames()) names.push_back("--" + name);
    }
    return names;
}

Problem unexpected(const CLI::App& program, const std::string& word) {
    const auto chosen = program.get_subcommands();
    if (!word.empty() && word.front() == '-') {
        const auto names = option_names(chosen.empty() ? program : *chosen.front());
        return {"",
                word,
                "",
                tr("there is no such option"),
                comma_list(names),
                did_you_mean(word.substr(0, word.find('=')), names)};
    }
    const auto names = verb_names(program);
    if (chosen.empty())
        return {"", word, "", tr("there is no such command"), comma_list(names), did_you_mean(word, names)};
    return {"", word,
            "", fmt::format(fmt::runtime(tr("umbral {} does not expect this")), chosen.front()->get_name()),
            "", fmt::format("umbral {} --help", chosen.front()->get_name())};
}

}  // namespace

void translate_help(CLI::App& program) {
    const auto formatter = std::make_shared<CLI::Formatter>();
    formatter->label("Usage", tr("Usage"));
    formatter->label("OPTIONS", tr("OPTIONS"));
    formatter->label("SUBCOMMAND", tr("COMMAND"));
    formatter->label("SUBCOMMANDS", tr("COMMANDS"));
    formatter->label("Positionals", tr("Arguments"));
    formatter->label("REQUIRED", tr("(required)"));
    formatter->label("TEXT", "");
    formatter->label("TEXT ...", "...");
    formatter->column_width(28);
    program.formatter(formatter);
    // Before the first option and the first verb, which take their headings from here.
    program.option_defaults()->group(tr("Options"));
    program.group(tr("Commands"));
    program.set_help_flag("-h,--help", tr("show this help"));
}

CLI::App* add_verb(CLI::App& program, const char* name, const char* description) {
    CLI::App* verb = program.add_subcommand(name, description);
    verb->get_help_ptr()->group(tr("Options"));  // inherited without its heading
    return verb;
}

Problem explain(const CLI::App& program, const CLI::ParseError& error) {
    const auto chosen = program.get_subcommands();
    const std::string help =
        chosen.empty() ? "umbral --help" : fmt::format("umbral {} --help", chosen.front()->get_name());
    const auto words = program.remaining(true);
    const bool mistyped_verb = chosen.empty() && !words.empty();  // else reported as a verb that is missing
    if (mistyped_verb || dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr) {
        return unexpected(program, words.empty() ? "" : words.front());
    }
    if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr) {
        if (chosen.empty()) return {"", "", "", tr("a command is missing"), comma_list(verb_names(program)), help};
        for (const CLI::Option* option : chosen.front()->get_options()) {
            if (option->get_required() && option->count() == 0) {
                return {"", option->get_name(true), "", tr("this is missing"), option->get_description(), help};
            }
        }
    }
    if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr) {
        const std::string what = error.what();  // "--seed: 1 required TEXT missing"
        return {"",  what.substr(0, what.find(':')), "", tr("the number of values after this option is wrong"), "",
                help};
    }
    return {"", "", error.what(), tr("the command line is not understood"), "", help};
}

std::string language_of(int argc, const char* const* argv) {
    for (int i = 1; i < argc; ++i) {
        const std::string_view word = argv[i];
        if (word.starts_with("--lang=")) return std::string{word.substr(7)};
        if (word == "--lang" && i + 1 < argc) return argv[i + 1];
    }
    return "";
}

}  // namespace umbral::cli
