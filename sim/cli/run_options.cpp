#include "cli/run_options.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <thread>

#include "base/i18n.hpp"
#include "base/text.hpp"
#include "cli/option_reader.hpp"

namespace umbral::cli {
namespace {

double days_of(const std::string& text, const scenario::Scenario& scenario, const std::string& allowed) {
    Date date;
    if (parse_date(text, date)) return static_cast<double>(days_between(scenario.start, date));
    double days = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), days);
    if (error == std::errc{} && end == text.data() + text.size()) return days;
    throw InputError(
        {"", "--until", text, tr("this is neither a date nor a number of days"), allowed, "--until 2023-10-01"});
}

}  // namespace

RunOptions read_simulation_options(const RunTexts& texts, OptionReader& reader) {
    RunOptions options;
    options.folder = texts.folder;
    options.plan = texts.plan;
    options.targets = texts.targets;
    options.until = texts.until;
    options.out = texts.out.value_or("");
    options.quiet = texts.quiet;
    options.replications = 0;
    if (texts.replications != "auto") {
        options.replications =
            static_cast<std::uint32_t>(reader.whole("--replications", texts.replications, 1, max_replications, "auto"));
        if (!texts.targets.empty()) {
            reader.add({"", "--target", texts.targets.front(), tr("a target is for --replications auto"), "",
                        tr("add --replications auto")});
        }
    }
    options.seed = reader.whole("--seed", texts.seed, 0, max_seed);
    const unsigned processors = std::max(1u, std::thread::hardware_concurrency());
    options.jobs =
        texts.jobs.empty() ? processors : static_cast<unsigned>(reader.whole("--jobs", texts.jobs, 1, max_jobs));
    if (texts.out && texts.out->empty()) {
        reader.add({"", "--out", "", tr("the study has no name"), tr("a file in a folder you may write to"),
                    "--out study.umbral"});
    }
    for (const auto& text : texts.settings) {
        if (auto setting = reader.setting(text)) options.settings.push_back(std::move(*setting));
    }
    reader.attempt([&] { options.format = read_format(texts.format, {"text", "json", "jsonl", "csv"}); });
    return options;
}

RunOptions read_run_options(const RunTexts& texts, OptionReader& reader) {
    RunOptions options = read_simulation_options(texts, reader);
    if (texts.replications == "auto" && texts.targets.empty()) {
        reader.add({"", "--replications", "auto", tr("it needs to know how precise to be"),
                    "--target NAME[.STAT][@SCOPE]=HALFWIDTH", "--replications auto --target wait_h.p95@site:A=2"});
    }
    return options;
}

void add_simulation_options(CLI::App& verb, RunTexts& texts) {
    verb.add_option("--seed", texts.seed,
                    tr("chooses the random histories (default 1); the same seed gives the same results"))
        ->type_name("S");
    verb.add_option("-j,--jobs", texts.jobs,
                    tr("workers at a time (default: one per processor); results do not depend on it"))
        ->type_name("J");
    verb.add_option("--until", texts.until, tr("stop at this date (00:00, not included) or after so many days"))
        ->type_name("DATE|DAYS");
    verb.add_option("--set", texts.settings,
                    tr("change one input, for example sites[A].places.families=120; may be repeated"))
        ->type_name("PATH=VALUE");
    verb.add_option_function<std::string>(
            "-o,--out", [&texts](const std::string& file) { texts.out = file; },
            tr("the study to write or to add to; without it results are shown and not kept"))
        ->type_name("FILE");
    verb.add_option("--format", texts.format, tr("text (default), json, jsonl (events as they happen) or csv"))
        ->type_name("F");
    verb.add_flag("-q,--quiet", texts.quiet, tr("no progress and no notes"));
}

Format read_format(const std::string& text, const std::vector<std::string>& allowed) {
    if (std::find(allowed.begin(), allowed.end(), text) == allowed.end()) {
        throw InputError({"", "--format", text, tr("there is no such format"),
                          fmt::format("{}", fmt::join(allowed, ", ")), did_you_mean(text, allowed)});
    }
    if (text == "json") return Format::json;
    if (text == "jsonl") return Format::jsonl;
    return text == "csv" ? Format::csv : Format::text;
}

double until_days(const std::string& text, const scenario::Scenario& scenario) {
    if (text.empty()) return 0;
    const Date first =
        date_from_days(days_from_epoch(scenario.start) + static_cast<std::int64_t>(scenario.warm_up_days) + 1);
    const Date last = date_from_days(days_from_epoch(scenario.start) + static_cast<std::int64_t>(scenario.days));
    const std::string allowed = fmt::format(
        fmt::runtime(tr("a date from {} to {} (00:00, not included), or days from the start above {} and up to {}")),
        to_string(first), to_string(last), scenario.warm_up_days, scenario.days);
    const double days = days_of(text, scenario, allowed);
    if (!(days > scenario.warm_up_days && days <= scenario.days)) {
        throw InputError({"", "--until", text, tr("the scenario's measured window does not reach there"), allowed, ""});
    }
    return days;
}

}  // namespace umbral::cli
