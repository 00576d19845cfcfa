#include "cli/findings_text.hpp"

#include <fmt/format.h>

#include "base/i18n.hpp"
#include "cli/left_out.hpp"
#include "cli/result_text.hpp"

namespace umbral::cli {
namespace {

std::string plan_lines(const study::PlanFindings& found) {
    std::string text = fmt::format(fmt::runtime(tr_n("{}: {} replication is what was written",
                                                     "{}: {} replications are "
                                                     "what was written",
                                                     found.sound)),
                                   plan_text(found.plan), found.sound) +
                       '\n';
    const auto add = [&](const std::string& line) { text += "  " + line + '\n'; };
    for (const auto& damage : found.damaged) {
        add(fmt::format(fmt::runtime(tr("replication {} is damaged: {} is not what was stored")), damage.replication,
                        part_text(damage.part)));
    }
    for (const auto& crash : found.crashed)
        add(fmt::format(fmt::runtime(tr("replication {} crashed: {}")), crash.replication, crash.message));
    if (!found.missing.empty()) add(fmt::format(fmt::runtime(tr("missing: {}")), number_list(found.missing)));
    if (!found.beyond_check.empty()) {
        add(fmt::format(fmt::runtime(tr("written by an early version and cannot be checked: {}")),
                        number_list(found.beyond_check)));
    }
    return text;
}

}  // namespace

std::string number_list(const std::vector<std::uint32_t>& numbers) {
    std::string text;
    for (std::size_t i = 0; i < numbers.size();) {
        std::size_t last = i;
        while (last + 1 < numbers.size() && numbers[last + 1] == numbers[last] + 1) ++last;
        if (!text.empty()) text += ", ";
        text += std::to_string(numbers[i]);
        if (last > i) text += '-' + std::to_string(numbers[last]);
        i = last + 1;
    }
    return text;
}

std::string to_text(const study::Findings& findings, const std::string& file) {
    std::string text;
    for (const auto& plan : findings.plans) text += plan_lines(plan);
    if (!findings.structure.empty())
        text += fmt::format(fmt::runtime(tr("the file's structure is broken: {}")), findings.structure) + '\n';
    if (findings.is_sound()) return text + fmt::format(fmt::runtime(tr("{} is whole.")), file) + '\n';
    return text + fmt::format(fmt::runtime(tr("{0} is not whole. umbral repair {0} mends it.")), file) + '\n';
}

Json to_json(const study::Findings& findings) {
    Json plans = Json::array();
    for (const auto& found : findings.plans) {
        Json damaged = Json::array();
        for (const auto& damage : found.damaged)
            damaged.push_back({{"replication", damage.replication}, {"part", study::name_of(damage.part)}});
        Json crashed = Json::array();
        for (const auto& crash : found.crashed)
            crashed.push_back({{"replication", crash.replication}, {"message", crash.message}});
        plans.push_back({{"plan", found.plan.id},
                         {"sound", found.sound},
                         {"damaged", damaged},
                         {"crashed", crashed},
                         {"missing", found.missing},
                         {"beyond_check", found.beyond_check}});
    }
    return {{"format", findings.format},
            {"whole", findings.is_sound()},
            {"structure", findings.structure},
            {"plans", plans}};
}

}  // namespace umbral::cli
