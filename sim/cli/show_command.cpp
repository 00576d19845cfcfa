// `umbral show`: what a study says, without running anything.

#include <CLI/App.hpp>
#include <memory>
#include <utility>

#include "base/i18n.hpp"
#include "cli/commands.hpp"
#include "cli/help.hpp"
#include "cli/left_out.hpp"
#include "cli/result_json.hpp"
#include "cli/result_text.hpp"
#include "cli/run_options.hpp"
#include "cli/terminal.hpp"

namespace umbral::cli {
namespace {

struct ShowTexts {
    std::string file;
    std::string plan;
    std::string format = "text";
    bool observed = false;
};

int show(const ShowTexts& texts, bool plan_was_given) {
    const Format format = read_format(texts.format, {"text", "json", "csv"});
    const study::Store store = study::Store::open_to_read(texts.file);
    const std::string plan = analysis::chosen_plan(store, texts.plan, plan_was_given).id;
    // Together, so that both rest on the same replications.
    const auto [results, coverage] = study::settled(store, [&] {
        return std::pair{analysis::read_results(store, plan),
                         texts.observed ? analysis::compare_with_observed(store, plan) : analysis::Coverage{}};
    });
    if (format == Format::json) {
        Json json = to_json(results);
        if (texts.observed) json["observed"] = to_json(coverage);
        tell_json(json.dump(1, ' ', false, Json::error_handler_t::replace));
    } else if (format == Format::csv) {
        tell(to_csv(results));
        tell_left_out(left_out(results));
    } else {
        tell(to_text(results, output_columns()));
        if (texts.observed) tell('\n' + to_text(coverage, results.input.scenario, output_columns()));
    }
    return results.is_complete() ? exit_done : exit_run_failed;
}

}  // namespace

void add_show_command(CLI::App& program, Action& action) {
    CLI::App* verb = add_verb(program, "show", tr("show the results in a study"));
    const auto texts = std::make_shared<ShowTexts>();
    verb->add_option("STUDY", texts->file, tr("a study written by umbral run --out"))->required();
    const CLI::Option* plan =
        verb->add_option("--plan", texts->plan, tr("which plan (default: the study's first)"))->type_name("PLAN");
    verb->add_option("--format", texts->format, tr("text (default), json or csv"))->type_name("F");
    verb->add_flag("--observed", texts->observed, tr("put reported figures (observed.csv) beside the simulated range"));
    verb->footer(std::string{tr("Examples:")} +
                 "\n  umbral show darien.umbral --observed"
                 "\n  umbral show darien.umbral --format csv > darien.csv");
    verb->callback(
        [texts, plan, &action] { action = [texts, given = plan->count() > 0] { return show(*texts, given); }; });
}

}  // namespace umbral::cli
