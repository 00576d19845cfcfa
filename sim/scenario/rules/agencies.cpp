// Agencies: sites are operated by one of them, the directory has one entry for each topic.

#include <set>
#include <utility>

#include <fmt/format.h>

#include "base/i18n.hpp"
#include "base/text.hpp"
#include "scenario/rules/rules.hpp"
#include "scenario/table/enum_type.hpp"

namespace umbral::scenario {
namespace {

/// Each is an actor of the simulation.
constexpr int most_duty_officers = 500;

}  // namespace

void check_agencies(const Scenario& scenario, const Report& report) {
    // Without agencies the operator of a site is only a note.
    const std::vector<std::string> ids = ids_of(scenario.agencies);
    for (std::size_t i = 0; i < scenario.sites.size() && !ids.empty(); ++i) {
        const std::string& agency = scenario.sites[i].agency;
        if (agency.empty() || find_by_id(scenario.agencies, agency) != nullptr) continue;
        report.add_unknown_id(site_path(scenario, i) / "agency", shortened(agency), tr("there is no agency of this id"),
                              {"agencies", agency, ids});
    }
    for (std::size_t i = 0; i < scenario.agencies.size(); ++i) {
        const Path path = Path("agencies").element(i, scenario.agencies[i].id);
        check_outages(scenario, scenario.agencies[i].unstaffed, path / "unstaffed", report);
        const std::vector<Shift>& shifts = scenario.agencies[i].duty_officers.shifts;
        for (std::size_t k = 0; k < shifts.size(); ++k) {
            if (shifts[k].officers.value <= most_duty_officers) continue;
            report.add((path / "duty_officers").element(k) / "officers", fmt::format("{}", shifts[k].officers.value),
                       tr("that is more than an operations room holds"),
                       fmt::format(fmt::runtime(tr("at most {} duty officers")), most_duty_officers));
        }
    }
    std::set<std::pair<std::string, Topic>> known;
    for (std::size_t i = 0; i < scenario.directory.size(); ++i) {
        const FocalPoint& entry = scenario.directory[i];
        if (known.insert({entry.agency, entry.topic}).second) continue;
        report.add(Path("directory").element(i) / "topic", word_of(entry.topic),
                   fmt::format(fmt::runtime(tr("{} has two focal points for this topic")), entry.agency),
                   tr("each topic of an agency once"));
    }
}

}  // namespace umbral::scenario
