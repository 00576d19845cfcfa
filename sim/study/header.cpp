#include "study/header.hpp"

#include <fmt/format.h>

#include <cmath>
#include <cstdlib>

#include "base/i18n.hpp"
#include "base/text.hpp"
#include "scenario/canonical.hpp"
#include "scenario/ledger.hpp"

namespace umbral::study {
namespace {

std::string settings_text(const std::vector<scenario::Setting>& settings) {
    std::string text;
    for (const auto& [path, value] : settings) {
        if (!text.empty()) text += ' ';
        text += path;
        text += '=';
        text += value;
    }
    return text.empty() ? tr("none") : text;
}

std::string program_text(const Provenance& program) { return program.version + " (" + program.commit + ")"; }

std::string window_text(const Header& header) {
    return fmt::format(fmt::runtime(tr("{} days from {}")), header.days, to_string(header.start));
}

}  // namespace

Header make_header(const scenario::Input& input, const std::vector<scenario::Setting>& settings, std::uint64_t seed,
                   double until_days) {
    const scenario::Scenario& scenario = input.scenario;
    Header header;
    header.scenario_id = scenario.id;
    header.title = scenario.title;
    header.inputs_json = scenario::canonical_json(input).at("scenario").dump();
    header.scenario_hash = sha256_hex(header.inputs_json);
    header.settings = settings;
    header.start = scenario.start;
    header.days = until_days > 0 ? until_days : scenario.days;
    header.warm_up_days = scenario.warm_up_days;
    header.time_zone_name =
        scenario.time_zone_name == "UTC" ? utc_text(scenario.utc_offset_h) : scenario.time_zone_name;
    header.seed = seed;
    header.program = program_provenance();
    header.counts = summarise(list_quantities(scenario));
    for (const auto& site : scenario.sites) header.sites.push_back({site.id, site.name, site.country});
    header.observed = scenario.observed;
    return header;
}

PlanLabel make_plan_label(const scenario::Input& input) {
    const std::string inputs_json = scenario::canonical_json(input).at("plan").dump();
    return {input.plan.id, input.plan.title, sha256_hex(inputs_json), inputs_json,
            summarise(list_quantities(input.plan))};
}

std::string utc_text(double offset_h) {
    const auto offset_min = std::lround(offset_h * 60);
    if (offset_min == 0) return "UTC";
    return fmt::format("UTC{}{:02}:{:02}", offset_min < 0 ? '-' : '+', std::labs(offset_min) / 60,
                       std::labs(offset_min) % 60);
}

std::vector<Problem> differences(const Header& stored, const Header& wanted, const std::string& file) {
    std::vector<Problem> problems;
    const auto compare = [&](const char* place, const std::string& there, const std::string& asked, const char* message,
                             const char* hint) {
        if (there != asked) problems.push_back({file, place, there, tr(message), asked, tr(hint)});
    };
    constexpr const char* other_file = UMBRAL_N("name another file with --out, or remove this one");
    compare("scenario", stored.scenario_id, wanted.scenario_id, UMBRAL_N("this study is of another scenario"),
            other_file);
    if (!problems.empty()) return problems;  // all else follows
    compare("settings", settings_text(stored.settings), settings_text(wanted.settings),
            UMBRAL_N("this study was made with other settings (--set)"),
            UMBRAL_N("give the same --set options, or name another file with --out"));
    if (problems.empty()) {
        compare("scenario_hash", stored.scenario_hash, wanted.scenario_hash,
                UMBRAL_N("the scenario's inputs have changed since this study was made"), other_file);
    }
    compare("seed", std::to_string(stored.seed), std::to_string(wanted.seed), UMBRAL_N("this study has another seed"),
            UMBRAL_N("give the same --seed, or name another file with --out"));
    compare("window", window_text(stored), window_text(wanted), UMBRAL_N("this study simulates another window"),
            UMBRAL_N("give the same --until, or name another file with --out"));
    compare("program", program_text(stored.program), program_text(wanted.program),
            UMBRAL_N("this study was made by another build of the program, whose results may differ"), other_file);
    return problems;
}

}  // namespace umbral::study
