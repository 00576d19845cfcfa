#include "gui/model/worse_off.hpp"

#include <fmt/format.h>

#include <map>

#include "analysis/scope_words.hpp"
#include "analysis/verdict.hpp"
#include "analysis/worse_off.hpp"
#include "base/i18n.hpp"
#include "gui/model/difference.hpp"
#include "gui/model/judgement.hpp"
#include "gui/model/parameters.hpp"

namespace umbral::gui {
namespace {

std::string sentence(const analysis::WorseOff& worst, const scenario::Scenario& scenario) {
    const analysis::IndicatorKey& key = worst.difference.indicator;
    return fmt::format("{}: {} {} ({})", analysis::scope_name({{{worst.dimension, worst.group}}}, scenario),
                       question_title({key.name, key.stat, ""}), difference_text(worst.difference),
                       analysis::finding_word(worst.difference.finding));
}

}  // namespace

std::vector<WorseOffRow> worse_off_rows(const World& world) {
    std::vector<WorseOffRow> rows;
    const Reading* reading = world.reading();
    if (reading == nullptr || world.judgement == nullptr || world.judgement->comparison.samples.empty()) return rows;
    const Judgement& judgement = *world.judgement;
    std::map<std::string, std::size_t> row_of;  // by the plan's id in the comparison
    for (std::size_t i = 0; i < world.plans.size() && i < judgement.positions.size(); ++i) {
        const auto position = judgement.positions[i];
        if (!position || *position == judgement.comparison.baseline) continue;
        if (!row_of.emplace(judgement.comparison.plans[*position].plan.id, rows.size()).second) continue;
        rows.push_back({world.plans[i].title, world.plans[i].color, "", ""});
    }
    for (const analysis::WorseOff& worst : analysis::find_worse_off(judgement.comparison)) {
        const auto row = row_of.find(worst.plan);
        if (worst.group.empty() || row == row_of.end()) continue;
        const bool is_clear = worst.difference.finding == analysis::Finding::worse;
        std::string& text = is_clear ? rows[row->second].clear : rows[row->second].unclear;
        text += (text.empty() ? "" : "; ") + sentence(worst, reading->input.scenario);
    }
    for (WorseOffRow& row : rows) {
        if (row.clear.empty() && row.unclear.empty())
            row.unclear = tr("no kind of party, site or country is worse off, even on the mean");
    }
    return rows;
}

}  // namespace umbral::gui
