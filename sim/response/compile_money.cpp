// Budget lines and prices.

#include <algorithm>

#include "base/find_by_id.hpp"
#include "response/compile.hpp"
#include "scenario/unpriced.hpp"

namespace umbral::response {
namespace {

/// A price resolved to all it may be about, whatever others say.
Price price_of(const Sources& from, const Model& m, const scenario::Price& written) {
    Price made;
    made.id = written.id;
    made.item = written.item;
    made.supply = written.supply;
    made.line = find_line(m, written.line);
    if (written.usd) made.usd = written.usd->value;
    const auto& sites = from.scenario.sites;
    const auto here = [&](std::size_t i) {
        return (written.site.empty() || sites[i].id == written.site) &&
               (written.country.empty() || sites[i].country == written.country);
    };
    for (std::size_t i = 0; i < sites.size(); ++i) {
        if (here(i)) made.sites.push_back(i);
    }
    for (std::size_t f = 0; f < from.people.fleets.size(); ++f) {
        const auto& fleet = from.people.fleets[f];
        if (fleet.routes.empty()) continue;  // it is nowhere
        const bool runs_here = here(from.people.routes[fleet.routes.front().index()].from.index());
        if (written.fleet.empty() ? runs_here : fleet.id == written.fleet) made.fleets.push_back(f);
    }
    for (std::size_t r = 0; r < from.people.routes.size(); ++r) {
        if (here(from.people.routes[r].from.index())) made.routes.push_back(r);
    }
    for (std::size_t a = 0; a < from.scenario.agencies.size(); ++a) {
        if (written.country.empty() || from.scenario.agencies[a].country == written.country)
            made.agencies.emplace_back(a);
    }
    return made;
}

template <class T>
void take_away(std::vector<T>& from, const std::vector<T>& what) {
    from.erase(std::remove_if(from.begin(), from.end(),
                              [&](const T& one) { return std::find(what.begin(), what.end(), one) != what.end(); }),
               from.end());
}

}  // namespace

void compile_lines(const Sources& from, Model& m) {
    std::vector<scenario::BudgetLine> written = from.scenario.budget_lines;
    for (const auto& own : from.plan.budget_lines) {
        if (auto* same = find_by_id(written, own.id)) {
            *same = own;
        } else {
            written.push_back(own);
        }
    }
    for (const auto& one : written) {
        BudgetLine made{one.id, one.country, find_agency(m, one.agency), {}, {}, one.when_exhausted};
        if (one.ceiling_usd_per_day) made.ceiling_usd_per_day = one.ceiling_usd_per_day->value;
        for (const auto& tranche : one.tranches) {
            made.tranches.push_back({tranche.usd.value, tranche.date ? from.at(*tranche.date, 0) : never_us,
                                     us_from_hours(tranche.release_delay_h.value)});
        }
        m.lines.push_back(std::move(made));
    }
}

void compile_prices(const Sources& from, Model& m) {
    const auto& written = from.scenario.prices;
    std::vector<Price> whole;
    whole.reserve(written.size());
    for (const auto& price : written) whole.push_back(price_of(from, m, price));
    for (std::size_t p = 0; p < written.size(); ++p) {
        if (!written[p].usd) continue;  // not priced
        Price made = whole[p];
        for (std::size_t q = 0; q < written.size(); ++q) {
            const bool narrower = written[q].item == made.item && written[q].supply == made.supply &&
                                  narrowness(written[q]) > narrowness(written[p]);
            if (!narrower) continue;  // what is known to be missing there is not filled from elsewhere either
            take_away(made.fleets, whole[q].fleets);
            if (!written[q].fleet.empty()) continue;
            take_away(made.sites, whole[q].sites);
            take_away(made.routes, whole[q].routes);
            take_away(made.agencies, whole[q].agencies);
        }
        m.prices.push_back(std::move(made));
    }
}

}  // namespace umbral::response
