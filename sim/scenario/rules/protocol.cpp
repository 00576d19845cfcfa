// Protocols and agreements: agencies that can reach each other, reports that say something.

#include <algorithm>

#include <fmt/format.h>

#include "base/i18n.hpp"
#include "scenario/rules/decisions.hpp"
#include "scenario/rules/rules.hpp"
#include "scenario/support.hpp"

namespace umbral::scenario {
namespace {

/// Two agencies and the channel between them: a report flow or a contact.
template <class T>
void check_ends(const Scenario& scenario, const T& flow, const Path& path, const Report& report) {
    if (flow.from == flow.to)
        report.add(path / "to", flow.to, tr("an agency does not write to itself"), tr("another agency"));
    const Channel* channel = find_by_id(scenario.channels, flow.channel);
    if (channel == nullptr || channel->agencies.empty()) return;
    for (const auto& [key, agency] : {std::pair("from", flow.from), std::pair("to", flow.to)}) {
        if (std::count(channel->agencies.begin(), channel->agencies.end(), agency) > 0) continue;
        report.add(path / key, agency,
                   fmt::format(fmt::runtime(tr("the agency is not on the channel {}")), channel->id),
                   allowed_ids(channel->agencies));
    }
}

void check_report(const ReportFlow& flow, const Path& path, const Report& report) {
    constexpr double least_every_h = 0.1;
    const bool regular = highest(flow.every_h) > 0;
    if (!regular && !flow.alerts)
        report.add(path, {}, tr("nothing is ever reported"), tr("every_h above 0, or alerts"));
    if (!regular && flow.advance_notice)
        report.add(path / "advance_notice", {}, tr("the advance notice goes with no report"), tr("every_h above 0"));
    if (regular && lowest(flow.every_h) < least_every_h) {
        report.add(path / "every_h", fmt::format("{:g}", lowest(flow.every_h)), tr("the reports come too often"),
                   fmt::format(fmt::runtime(tr("0, or at least {:g} h")), least_every_h));
    }
}

}  // namespace

void check_protocol(const Scenario& scenario, const Plan& plan, const Report& report) {
    const Protocol& protocol = plan.protocol;
    const Path path("protocol");
    for (std::size_t i = 0; i < protocol.reports.size(); ++i) {
        const Path at = (path / "reports").element(i);
        check_ends(scenario, protocol.reports[i], at, report);
        check_report(protocol.reports[i], at, report);
    }
    for (std::size_t i = 0; i < protocol.contacts.size(); ++i)
        check_ends(scenario, protocol.contacts[i], (path / "contacts").element(i), report);
    for (std::size_t i = 0; i < protocol.joint_teams.size(); ++i) {
        const JointTeam& team = protocol.joint_teams[i];
        check_group(team.agencies, (path / "joint_teams").element(i, team.id) / "agencies", report);
    }
    for (std::size_t i = 0; i < plan.agreements.size(); ++i) {
        const Agreement& agreement = plan.agreements[i];
        check_group(agreement.agencies, Path("agreements").element(i, agreement.id) / "agencies", report);
    }
}

}  // namespace umbral::scenario
