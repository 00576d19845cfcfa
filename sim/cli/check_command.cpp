// `umbral check`: whether a study is what was written, all of it.

#include <fmt/format.h>

#include <CLI/App.hpp>
#include <cstdio>
#include <memory>

#include "base/i18n.hpp"
#include "cli/commands.hpp"
#include "cli/findings_text.hpp"
#include "cli/help.hpp"
#include "cli/run_options.hpp"
#include "cli/terminal.hpp"
#include "study/check.hpp"

namespace umbral::cli {
namespace {

struct CheckTexts {
    std::string file;
    std::string format = "text";
};

int check(const CheckTexts& texts) {
    const Format format = read_format(texts.format, {"text", "json"});
    const study::Store store = study::Store::open_to_read(texts.file);
    const study::Findings findings = find_damage(store);
    if (format == Format::json) {
        tell_json(to_json(findings).dump(1, ' ', false, Json::error_handler_t::replace));
    } else {
        tell(to_text(findings, texts.file));
    }
    return findings.is_sound() ? exit_done : exit_run_failed;
}

}  // namespace

void add_check_command(CLI::App& program, Action& action) {
    CLI::App* verb = add_verb(program, "check", tr("read all of a study and say whether it is what was written"));
    const auto texts = std::make_shared<CheckTexts>();
    verb->add_option("STUDY", texts->file, tr("a study written by umbral run --out"))->required();
    verb->add_option("--format", texts->format, tr("text (default) or json"))->type_name("F");
    verb->footer(std::string{tr("Examples:")} + "\n  umbral check darien.umbral");
    verb->callback([texts, &action] { action = [texts] { return check(*texts); }; });
}

}  // namespace umbral::cli
