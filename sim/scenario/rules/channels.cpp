// Channels: somebody to talk to, outages in order, random outages with a length.

#include <utility>

#include <fmt/format.h>

#include "base/i18n.hpp"
#include "scenario/rules/dates.hpp"
#include "scenario/rules/decisions.hpp"
#include "scenario/rules/rules.hpp"
#include "scenario/support.hpp"

namespace umbral::scenario {
namespace {

void check_random_outages(const Channel& channel, const Path& path, const Report& report) {
    constexpr double least_up_h = 0.1;
    const bool fails = highest(channel.mean_up_h) > 0;
    if (fails && !channel.down_h)
        report.add(path / "down_h", {}, tr("the random outages have no length"), tr("down_h together with mean_up_h"));
    if (!fails && channel.down_h)
        report.add(path / "down_h", {}, tr("there are no random outages to have a length"),
                   tr("down_h together with mean_up_h"));
    if (fails && lowest(channel.mean_up_h) < least_up_h) {
        report.add(path / "mean_up_h", fmt::format("{:g}", lowest(channel.mean_up_h)),
                   tr("the random outages come too often"),
                   fmt::format(fmt::runtime(tr("0, or at least {:g} h")), least_up_h));
    }
}

}  // namespace

void check_outages(const Scenario& scenario, const std::vector<Outage>& outages, const Path& path,
                   const Report& report) {
    for (std::size_t i = 0; i < outages.size(); ++i) {
        const Outage& outage = outages[i];
        const Path at = path.element(i);
        const std::pair from(outage.from, outage.from_hour);
        if (from >= std::pair(outage.to, outage.to_hour)) {
            report.add(at / "to", to_string(outage.to), tr("the outage ends before it begins"),
                       fmt::format(fmt::runtime(tr("later than {}")), to_string(outage.from)));
        } else if (i > 0 && from < std::pair(outages[i - 1].to, outages[i - 1].to_hour)) {
            report.add(at / "from", to_string(outage.from), tr("the outage begins before the one above ends"),
                       tr("outages in order, one after another"));
        } else if (misses_horizon(scenario, outage.from, outage.to, report)) {
            report.add(at / "from", to_string(outage.from), tr("the outage is outside the simulated time"),
                       horizon_words(scenario));
        }
    }
}

void check_channels(const Scenario& scenario, const Report& report) {
    for (std::size_t i = 0; i < scenario.channels.size(); ++i) {
        const Channel& channel = scenario.channels[i];
        const Path path = Path("channels").element(i, channel.id);
        if (!channel.agencies.empty()) check_group(channel.agencies, path / "agencies", report);
        check_random_outages(channel, path, report);
        check_outages(scenario, channel.outages, path / "outages", report);
    }
}

}  // namespace umbral::scenario
