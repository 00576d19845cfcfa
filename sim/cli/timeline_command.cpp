// `umbral timeline`: one history's chain from a threshold crossed to a measure in effect, and what held it up.

#include <fmt/format.h>

#include <CLI/App.hpp>
#include <algorithm>
#include <memory>

#include "analysis/results.hpp"
#include "base/i18n.hpp"
#include "base/text.hpp"
#include "cli/commands.hpp"
#include "cli/help.hpp"
#include "cli/left_out.hpp"
#include "cli/run_options.hpp"
#include "cli/terminal.hpp"
#include "cli/timeline_text.hpp"

namespace umbral::cli {
namespace {

struct TimelineTexts {
    std::string file;
    std::string plan;
    bool plan_given = false;
    std::string replication = "0";
    std::string level;
    std::string measure;
    std::string format = "text";
};

template <class Things>
void check_id(const char* option, const std::string& id, const Things& things, const char* message) {
    if (id.empty()) return;
    std::vector<std::string> ids;
    ids.reserve(things.size());
    for (const auto& thing : things) ids.push_back(thing.id);
    if (std::find(ids.begin(), ids.end(), id) != ids.end()) return;
    throw InputError({"", option, id, message, ids.empty() ? tr("none") : fmt::format("{}", fmt::join(ids, ", ")),
                      did_you_mean(id, ids)});
}

/// The history asked for, among those that finished.
std::uint32_t chosen_replication(const study::Store& store, const std::string& plan, const std::string& asked) {
    std::vector<std::string> finished;
    for (const auto& status : store.replications(plan)) {
        if (status.end == study::Ending::damaged && std::to_string(status.replication) == asked)
            return status.replication;  // refused with what is damaged of it, when it is read
        if (status.end != study::Ending::finished) continue;
        finished.push_back(std::to_string(status.replication));
        if (finished.back() == asked) return status.replication;
    }
    const std::string allowed = finished.empty()       ? tr("none")
                                : finished.size() == 1 ? finished.front()
                                                       : finished.front() + " ... " + finished.back();
    throw InputError({"", "--replication", asked, tr("the study has no such replication that finished"), allowed, ""});
}

/// What happened in a history. @throws InputError  its events are damaged
std::vector<engine::Event> events_of(const study::Store& store, const std::string& plan, std::uint32_t replication) {
    auto events = store.events(plan, replication);
    if (store.damage_count() == 0) return events;
    for (const auto& damage : store.damages(plan)) {
        if (damage.replication != replication) continue;
        throw InputError({"", "--replication", std::to_string(replication),
                          fmt::format(fmt::runtime(tr("the replication is damaged: {} is not what was stored")),
                                      part_text(damage.part)),
                          tr("another replication"), tr("umbral repair STUDY runs it again")});
    }
    return events;
}

int act(const TimelineTexts& texts) {
    const Format format = read_format(texts.format, {"text", "json"});
    const study::Store store = study::Store::open_to_read(texts.file);
    const study::PlanLabel plan = analysis::chosen_plan(store, texts.plan, texts.plan_given);
    const scenario::Input input = analysis::stored_input(store, plan);
    check_id("--level", texts.level, input.plan.levels, tr("the plan has no such level"));
    check_id("--measure", texts.measure, input.plan.measures, tr("the plan has no such measure"));
    const TimelineView view{store.header(), plan,         input, chosen_replication(store, plan.id, texts.replication),
                            texts.level,    texts.measure};
    const auto timeline = chosen(analysis::trace(events_of(store, plan.id, view.replication), input), view);
    if (format == Format::json) {
        tell_json(to_json(timeline, view).dump(1, ' ', false, Json::error_handler_t::replace));
    } else {
        tell(to_text(timeline, view, output_columns()));
    }
    return exit_done;
}

}  // namespace

void add_timeline_command(CLI::App& program, Action& action) {
    CLI::App* verb = add_verb(program, "timeline",
                              tr("tell who knew, decided and did what when in one history, and what held it up"));
    const auto texts = std::make_shared<TimelineTexts>();
    verb->add_option("STUDY", texts->file, tr("a study written by umbral run --out"))->required();
    const CLI::Option* plan =
        verb->add_option("--plan", texts->plan, tr("which plan (default: the study's first)"))->type_name("PLAN");
    verb->add_option("--replication", texts->replication, tr("which random history (default 0)"))->type_name("K");
    CLI::Option* level =
        verb->add_option("--level", texts->level, tr("only the crossings of this level"))->type_name("ID");
    verb->add_option("--measure", texts->measure, tr("only this measure, step by step"))
        ->type_name("ID")
        ->excludes(level);
    verb->add_option("--format", texts->format, tr("text (default) or json"))->type_name("F");
    verb->footer(std::string{tr("Examples:")} +
                 "\n  umbral timeline darien.umbral"
                 "\n  umbral timeline darien.umbral --plan binational --replication 3 --level joint-3");
    verb->callback([texts, plan, &action] {
        texts->plan_given = plan->count() > 0;
        action = [texts] { return act(*texts); };
    });
}

}  // namespace umbral::cli
