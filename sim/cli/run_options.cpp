#include "cli/run_options.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <thread>

#include "base/i18n.hpp"
#include "base/text.hpp"

namespace umbral::cli {
namespace {

/// Collects what is wrong with the options.
class OptionReader {
  public:
    /// A whole number of a range; `low` when it is none.
    std::uint64_t whole(const char* option, const std::string& text, std::uint64_t low, std::uint64_t high,
                        const char* also = "") {
        std::uint64_t value = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (error == std::errc{} && end == text.data() + text.size() && value >= low && value <= high) return value;
        std::string allowed = fmt::format(fmt::runtime(tr("a whole number from {} to {}")), low, high);
        if (*also != '\0') allowed += fmt::format(fmt::runtime(tr(", or {}")), also);
        problems_.push_back({"", option, text, tr("this is not a number the option takes"), allowed, ""});
        return low;
    }

    scenario::Setting setting(const std::string& text) {
        const std::size_t equals = text.find('=');
        if (equals == std::string::npos || equals == 0) {
            problems_.push_back({"", "--set", text, tr("a setting is a path, =, and a value"), "PATH=VALUE",
                                 "--set sites[A].places.families=120"});
            return {};
        }
        return {text.substr(0, equals), text.substr(equals + 1)};
    }

    void add(Problem problem) { problems_.push_back(std::move(problem)); }
    void add(const InputError& error) {
        problems_.insert(problems_.end(), error.problems().begin(), error.problems().end());
    }
    void finish() {
        if (!problems_.empty()) throw InputError(std::move(problems_));
    }

  private:
    std::vector<Problem> problems_;
};

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

RunOptions read_run_options(const RunTexts& texts) {
    OptionReader reader;
    RunOptions options;
    options.folder = texts.folder;
    options.plan = texts.plan;
    options.targets = texts.targets;
    options.until = texts.until;
    options.out = texts.out;
    options.quiet = texts.quiet;
    if (texts.replications == "auto") {
        options.replications = 0;
        if (texts.targets.empty()) {
            reader.add({"", "--replications", "auto", tr("it needs to know how precise to be"),
                        "--target NAME[.STAT][@SCOPE]=HALFWIDTH", "--replications auto --target wait_h.p95@site:A=2"});
        }
    } else {
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
    for (const auto& text : texts.settings) options.settings.push_back(reader.setting(text));
    try {
        options.format = read_format(texts.format, {"text", "json", "jsonl", "csv"});
    } catch (const InputError& error) {
        reader.add(error);
    }
    reader.finish();
    return options;
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
