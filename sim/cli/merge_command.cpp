// `umbral merge`: studies made apart, of the same scenario, seed and build, become one.

#include <fmt/format.h>

#include <CLI/App.hpp>
#include <filesystem>
#include <memory>

#include "base/i18n.hpp"
#include "cli/commands.hpp"
#include "cli/help.hpp"
#include "cli/left_out.hpp"
#include "cli/terminal.hpp"
#include "study/merge.hpp"

namespace umbral::cli {
namespace {

struct MergeTexts {
    std::string into;
    std::vector<std::string> from;
};

int merge_studies(const MergeTexts& texts) {
    const study::Merged merged = study::merge_files(texts.into, {texts.from.begin(), texts.from.end()});
    tell(fmt::format(fmt::runtime(tr_n("{}: {} replication added.", "{}: {} replications added.", merged.added)),
                     texts.into, merged.added) +
         '\n');
    for (const auto& [file, damage] : merged.left_out) {
        tell_error(fmt::format(fmt::runtime(tr("{}: replication {} of {} is damaged and was left out: {} is not what "
                                               "was stored. umbral repair {} runs it again.")),
                               file, damage.replication, damage.plan.empty() ? tr("no plan") : damage.plan,
                               part_text(damage.part), file));
    }
    if (!merged.complaint.empty()) tell_error(merged.complaint);
    return merged.left_out.empty() && merged.complaint.empty() ? exit_done : exit_run_failed;
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
