#include "cli/left_out.hpp"

#include <fmt/format.h>

#include "base/i18n.hpp"
#include "cli/compare_words.hpp"
#include "cli/terminal.hpp"

namespace umbral::cli {
namespace {

std::string damage_text(const study::Damage& damage, const std::string& of) {
    return fmt::format(fmt::runtime(tr("Replication {} is damaged and in no figure: {} is not what was stored. "
                                       "umbral repair STUDY runs it again.")),
                       of, part_text(damage.part));
}

}  // namespace

std::string part_text(study::Part part) {
    switch (part) {
        case study::Part::status:
            return tr("how it ended");
        case study::Part::indicators:
            return tr("the table of its indicators");
        case study::Part::series:
            return tr("the table of its hourly series");
        case study::Part::waits:
            return tr("the table of its waits");
        case study::Part::events:
            return tr("the table of its events");
    }
    return "";
}

std::vector<std::string> left_out(const analysis::Results& results) {
    std::vector<std::string> sentences;
    for (const auto& crash : results.crashed) {
        sentences.push_back(fmt::format(fmt::runtime(tr("Replication {} (seed {}) crashed: {}")), crash.replication,
                                        results.header.seed, crash.message));
    }
    for (const auto& damage : results.damaged)
        sentences.push_back(damage_text(damage, std::to_string(damage.replication)));
    return sentences;
}

std::vector<std::string> left_out(const analysis::ComparisonResults& results) {
    std::vector<std::string> sentences;
    for (const auto& plan : results.comparison.plans) {
        const std::string name = plan_name(results.comparison, plan.plan.id);
        for (const auto& crash : plan.crashed) {
            sentences.push_back(fmt::format(fmt::runtime(tr("Replication {} of {} (seed {}) crashed: {}")),
                                            crash.replication, name, plan.header.seed, crash.message));
        }
        for (const auto& damage : plan.damaged) {
            sentences.push_back(
                damage_text(damage, fmt::format(fmt::runtime(tr("{} of {}")), damage.replication, name)));
        }
    }
    return sentences;
}

void tell_left_out(const std::vector<std::string>& sentences) {
    for (const std::string& sentence : sentences) tell_error(sentence);
}

}  // namespace umbral::cli
