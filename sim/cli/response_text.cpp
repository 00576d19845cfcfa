#include "cli/response_text.hpp"

#include <fmt/format.h>

#include "analysis/names.hpp"
#include "base/i18n.hpp"
#include "cli/result_text.hpp"

namespace umbral::cli {
namespace {

using analysis::Results;
using engine::Scope;

Cell cell_of(const Results& results, const char* indicator, const char* stat, const Scope& scope) {
    const auto* result = results.find(indicator, stat, scope);
    return median_cell(result == nullptr ? analysis::Summary{} : result->summary);
}

/// "120 (80\u2013150)".
std::string in_words(const Cell& cell) {
    return cell.detail.empty() ? cell.main : cell.main + " (" + cell.detail + ")";
}

/// Whether it was above nought in one history in ten.
bool came_about(const Results& results, const char* indicator, const char* stat, const Scope& scope) {
    const auto* result = results.find(indicator, stat, scope);
    return result != nullptr && result->summary.p90.value_or(0) > 0;
}

std::string levels_text(const Results& results, std::size_t columns) {
    const analysis::Names names(results.input);
    TextTable table;
    table.headings = {tr("declared\n[days]"), tr("delay to declaration\n[h]"), tr("delay to first effect\n[h]"),
                      tr("crossed and not declared\n[h]")};
    std::string quiet;
    for (const auto& level : results.input.plan.levels) {
        const Scope scope{{{"level", level.id}}};
        if (!came_about(results, "level_days", "total", scope) &&
            !came_about(results, "undeclared_h", "total", scope)) {
            quiet += (quiet.empty() ? "" : "; ") + names.level(level.id);
            continue;
        }
        table.rows.push_back(
            {names.level(level.id),
             {cell_of(results, "level_days", "total", scope), cell_of(results, "declaration_delay_h", "mean", scope),
              cell_of(results, "response_delay_h", "mean", scope), cell_of(results, "undeclared_h", "total", scope)}});
    }
    std::string text = std::string{tr("Levels:")} + '\n';
    if (!table.rows.empty()) text += table.to_text(columns);
    if (!quiet.empty()) text += paragraph(fmt::format(fmt::runtime(tr("Not reached: {}.")), quiet), columns);
    return text;
}

std::string not_priced_text(const Results& results, std::size_t columns) {
    const auto& pricing = results.pricing;
    if (pricing.unpriced.empty()) return "";
    const std::vector<std::string> titles = analysis::Names(results.input).unpriced(pricing);
    return paragraph(
        fmt::format(fmt::runtime(tr("Not priced, and in no figure: {} of {} prices and measures: {}.")),
                    pricing.unpriced.size(), pricing.unpriced.size() + pricing.priced, fmt::join(titles, "; ")),
        columns);
}

std::string money_text(const Results& results, std::size_t columns) {
    const analysis::Names names(results.input);
    TextTable table;
    table.headings = {tr("cost\n[USD]"), tr("overspent\n[USD]"), tr("of it idle\n[USD]")};
    const auto add = [&](const std::string& name, const Scope& scope) {
        table.rows.push_back(
            {name,
             {cell_of(results, "cost_usd", "total", scope), cell_of(results, "overrun_usd", "total", scope),
              cell_of(results, "idle_cost_usd", "total", scope)}});
    };
    for (const auto& result : results.indicators) {
        if (result.name == "overrun_usd" && result.scope.parts.size() == 1 && result.scope.parts[0].first == "line")
            add(names.line(result.scope.parts[0].second), result.scope);
    }
    add(tr("All money booked"), Scope{});
    const auto* idle = results.find("idle_cost_usd", "total", Scope{});
    if (idle != nullptr && !idle->summary.p50) table.rows.back().cells.back() = {tr("not priced"), ""};
    table.total = true;
    return std::string{tr("Money:")} + '\n' + table.to_text(columns) + not_priced_text(results, columns);
}

}  // namespace

std::string response_text(const Results& results, std::size_t columns) {
    std::string text;
    if (!results.input.plan.levels.empty()) text += '\n' + levels_text(results, columns);
    if (results.find("cost_usd", "total", Scope{}) != nullptr) text += '\n' + money_text(results, columns);
    return text;
}

std::string rights_text(const Results& results, std::size_t columns) {
    std::string text;
    const auto tell = [&](const char* words, const char* indicator, const char* stat) {
        if (!came_about(results, indicator, stat, Scope{})) return;
        text += paragraph(fmt::format(fmt::runtime(words), in_words(cell_of(results, indicator, stat, Scope{}))),
                          columns, " - ", "   ");
    };
    tell(tr("{} persons were held or kept beyond a limit of time"), "over_limit_persons", "count");
    tell(tr("{} person-hours of children in custody or detention"), "children_detention_h", "total");
    for (const Problem& concern : results.concerns) text += paragraph(concern.message, columns, " - ", "   ");
    if (text.empty()) return "";
    const std::string& name = analysis::name_of(results.plan);
    return '\n' +
           (name.empty() ? std::string{tr("People's rights:")}
                         : fmt::format(fmt::runtime(tr("People's rights under the plan \"{}\":")), name)) +
           '\n' + text;
}

}  // namespace umbral::cli
