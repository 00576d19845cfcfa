// `umbral merge`: studies made apart, of the same scenario, seed and build, become one.

#include <fmt/format.h>

#include <CLI/App.hpp>
#include <cstdio>
#include <filesystem>
#include <memory>

#include "base/i18n.hpp"
#include "cli/commands.hpp"
#include "cli/help.hpp"
#include "study/merge.hpp"

namespace umbral::cli {
namespace {

struct MergeTexts {
    std::string into;
    std::vector<std::string> from;
};

int merge_studies(const MergeTexts& texts) {
    const std::size_t added = study::merge_files(texts.into, {texts.from.begin(), texts.from.end()});
    fmt::print("{}\n", fmt::format(fmt::runtime(tr_n("{}: {} replication added.", "{}: {} replications added.", added)),
                                   texts.into, added));
    return exit_done;
}

}  // namespace

void add_merge_command(CLI::App& program, Action& action) {
    CLI::App* verb = add_verb(program, "merge", tr("put studies of one scenario, seed and build together"));
    const auto texts = std::make_shared<MergeTexts>();
    verb->add_option("OUT", texts->into, tr("the study to write or to add to"))->required();
    verb->add_option("STUDY", texts->from, tr("studies to take replications from"))->required();
    verb->footer(std::string{tr("Examples:")} + "\n  umbral merge whole.umbral monday.umbral tuesday.umbral");
    verb->callback([texts, &action] { action = [texts] { return merge_studies(*texts); }; });
}

}  // namespace umbral::cli
