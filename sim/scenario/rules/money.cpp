// Money: tranches in an order in which they can be released, prices of things there are, each once.

#include <algorithm>
#include <optional>
#include <set>
#include <tuple>

#include <fmt/format.h>

#include "base/i18n.hpp"
#include "base/text.hpp"
#include "scenario/rules/rules.hpp"
#include "scenario/support.hpp"

namespace umbral::scenario {
namespace {

void check_tranches(const BudgetLine& line, const Path& path, const Report& report) {
    if (line.tranches.empty()) report.add(path, {}, tr("the budget line has no money"), tr("at least one tranche"));
    std::optional<Date> last_date;
    bool only_from_the_start = true;
    for (std::size_t i = 0; i < line.tranches.size(); ++i) {
        const Tranche& tranche = line.tranches[i];
        const Path at = path.element(i);
        const bool delayed = highest(tranche.release_delay_h) > 0;
        const bool from_the_start = !tranche.date && !delayed;
        if (from_the_start && !only_from_the_start)
            report.add(at, {}, tr("money that is there from the start comes after money that is not"),
                       tr("first the tranches without date and release_delay_h"));
        only_from_the_start = only_from_the_start && from_the_start;
        if (tranche.date && delayed)
            report.add(at / "release_delay_h", {}, tr("a tranche with a date is not asked for"),
                       tr("date or release_delay_h, not both"));
        if (tranche.date && last_date && *tranche.date < *last_date)
            report.add(at / "date", to_string(*tranche.date), tr("the dates are not in order"),
                       tr("dates in ascending order"));
        if (tranche.date) last_date = tranche.date;
    }
}

/// Where a price applies must go with what is priced.
void check_place(const Scenario& scenario, const Price& price, const Path& path, const Report& report) {
    if (!price.fleet.empty() && price.item != PriceItem::vehicle_day)
        report.add(path / "fleet", price.fleet, tr("what is priced has no fleet"), tr("fleet only with vehicle_day"));
    const Site* site = find_by_id(scenario.sites, price.site);
    if (!price.site.empty() && price.item == PriceItem::duty_officer_h) {
        report.add(path / "site", price.site, tr("what is priced is at no site"), tr("country, or neither"));
    } else if (site != nullptr && !price.country.empty() && price.country != site->country) {
        report.add(path / "country", price.country, tr("the site is in another country"), site->country);
    }
}

void check_supply(const Scenario& scenario, const Price& price, const Path& path, const Report& report) {
    if (price.item != PriceItem::supply) {
        if (!price.supply.empty())
            report.add(path / "supply", price.supply, tr("what is priced is no supply"),
                       tr("supply only with item: supply"));
        return;
    }
    std::set<std::string> items;
    for (const Site& site : scenario.sites) {
        if (!price.site.empty() && site.id != price.site) continue;
        for (const Supply& supply : site.supplies) items.insert(supply.item);
    }
    const std::vector<std::string> names(items.begin(), items.end());
    if (price.supply.empty()) {
        report.add(path / "supply", {}, tr("the price does not say of which supply"), allowed_ids(names));
    } else if (!items.contains(price.supply) && report.has_all_of("sites")) {
        report.add(path / "supply", price.supply, tr("no site has a supply of this item"), allowed_ids(names),
                   did_you_mean(price.supply, names));
    }
}

}  // namespace

void check_budget_lines(const std::vector<BudgetLine>& lines, const Report& report) {
    for (std::size_t i = 0; i < lines.size(); ++i)
        check_tranches(lines[i], Path("budget_lines").element(i, lines[i].id) / "tranches", report);
}

void check_prices(const Scenario& scenario, const Report& report) {
    std::set<std::tuple<PriceItem, std::string, std::string, std::string, std::string>> priced;
    for (std::size_t i = 0; i < scenario.prices.size(); ++i) {
        const Price& price = scenario.prices[i];
        const Path path = Path("prices").element(i, price.id);
        check_place(scenario, price, path, report);
        check_supply(scenario, price, path, report);
        // Where it holds: a fleet needs no site, and a site no country.
        const std::string site = price.fleet.empty() ? price.site : "";
        const std::string country = price.fleet.empty() && price.site.empty() ? price.country : "";
        if (!priced.insert({price.item, country, site, price.fleet, price.supply}).second)
            report.add(path, price.id, tr("the same thing has been priced above"),
                       tr("each item once for the same country, site, fleet and supply"));
    }
}

}  // namespace umbral::scenario
