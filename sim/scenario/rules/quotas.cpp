#include "scenario/rules/quotas.hpp"

#include <fmt/format.h>

#include "base/i18n.hpp"

namespace umbral::scenario {

void check_quota(const Quota& quota, const Path& path, const Report& report) {
    for (std::size_t i = 0; i < quota.dates.size(); ++i) {
        const DatedAllowance& dated = quota.dates[i];
        if (dated.to && *dated.to < dated.from)
            report.add((path / "dates").element(i) / "to", to_string(*dated.to), tr("the dates end before they begin"),
                       fmt::format(fmt::runtime(tr("{} or later")), to_string(dated.from)));
    }
}

}  // namespace umbral::scenario
