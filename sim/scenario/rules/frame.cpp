// The frame: horizon, warm-up, countries and their clocks, sizes of parties, limits.

#include <cmath>

#include <fmt/format.h>

#include "base/i18n.hpp"
#include "scenario/rules/dates.hpp"
#include "scenario/rules/rules.hpp"
#include "scenario/shares.hpp"
#include "scenario/support.hpp"

namespace umbral::scenario {
namespace {

void check_country(const Country& country, const Path& path, const Report& report) {
    const bool code =
        country.id.size() == 3 && country.id.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == std::string::npos;
    if (!code)
        report.add(path / "id", country.id, tr("this is not a country code"),
                   tr("three capital letters, ISO 3166-1 alpha-3: PAN, CRI, ..."));
    for (std::size_t i = 1; i < country.offset_changes.size(); ++i) {
        if (country.offset_changes[i - 1].from < country.offset_changes[i].from) continue;
        report.add((path / "offset_changes").element(i), to_string(country.offset_changes[i].from),
                   tr("the dates are not in order"), tr("dates in ascending order, each once"));
    }
}

void check_limit(const Limit& limit, const Path& path, const Report& report) {
    if (limit.hours > 0 && limit.working_days > 0) {
        report.add(path, {}, tr("the limit is given both in hours and in working days"),
                   tr("hours or working_days, not both"));
    }
    if (limit.kinds.empty())
        report.add(path / "kinds", {}, tr("the limit applies to no kind of place"), tr("at least one kind"));
}

/// Chance is addressed by where it acts: 12 bits for a site or a route, and more for a step in it.
constexpr std::size_t most_places = 4096;
/// Everyone has a clock for each.
constexpr std::size_t most_limits = 1000;

void check_number(std::size_t number, std::size_t most, const Path& path, const std::string& message,
                  const Report& report) {
    if (number > most)
        report.add(path, std::to_string(number), message, fmt::format(fmt::runtime(tr("at most {}")), most));
}

void check_numbers(const Scenario& scenario, const Report& report) {
    check_number(scenario.sites.size(), most_places, Path("sites"), tr("there are too many sites"), report);
    check_number(scenario.routes.size(), most_places, Path("routes"), tr("there are too many routes"), report);
    check_number(scenario.limits.size(), most_limits, Path("limits"), tr("there are too many limits"), report);
    for (std::size_t i = 0; i < scenario.sites.size(); ++i) {
        std::size_t steps = 0;
        for (const Pathway& pathway : scenario.sites[i].pathways) steps += pathway.steps.size();
        check_number(steps, most_places, Path("sites").element(i, scenario.sites[i].id) / "pathways",
                     tr("the site has too many steps"), report);
    }
}

/// Parties with an upper end above the limit have been told with the other distributions.
void check_party_size(const Distribution& party_size, const Path& path, const Report& report) {
    const DistributionSpec spec = party_size.spec();
    if (!why_invalid(spec).empty()) return;
    const double end = support_of(spec).high;
    const int largest = largest_party_persons(party_size);
    if (largest <= max_party_persons || (std::isfinite(end) && end > max_party_persons)) return;
    report.add(
        path, fmt::format(fmt::runtime(tr("{:g} and more")), static_cast<double>(largest)),
        tr("some parties would be larger than can be simulated"),
        fmt::format(fmt::runtime(tr("larger than {} persons less often than one party in 10^9")), max_party_persons),
        tr("a distribution with an upper end, such as triangular or discrete"));
}

}  // namespace

void check_frame(const Scenario& scenario, const Report& report) {
    if (scenario.id.empty()) report.add(Path("id"), {}, tr("the scenario has no id"), tr("a short name"));
    if (report.has_horizon() && scenario.warm_up_days >= scenario.days) {
        report.add(Path("warm_up_days"), fmt::format("{:g}", scenario.warm_up_days), tr("nothing would be measured"),
                   fmt::format(fmt::runtime(tr("less than days, {:g}")), scenario.days));
    }
    if (scenario.sites.empty() && report.has_all_of("sites"))
        report.add(Path("sites"), {}, tr("the scenario has no sites"),
                   tr("at least one site, in sites.csv or scenario.json"));
    check_numbers(scenario, report);
    for (std::size_t i = 0; i < scenario.countries.size(); ++i)
        check_country(scenario.countries[i], Path("countries").element(i, scenario.countries[i].id), report);
    for (std::size_t i = 0; i < scenario.profiles.size(); ++i) {
        const Profile& profile = scenario.profiles[i];
        check_party_size(profile.party_size, Path("profiles").element(i, profile.id) / "party_size", report);
    }
    for (std::size_t i = 0; i < scenario.limits.size(); ++i)
        check_limit(scenario.limits[i], Path("limits").element(i, scenario.limits[i].id), report);
}

}  // namespace umbral::scenario
