#include "cli/result_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "analysis/names.hpp"
#include "analysis/verdict.hpp"
#include "base/i18n.hpp"
#include "base/text.hpp"
#include "cli/left_out.hpp"
#include "cli/response_text.hpp"
#include "cli/text_table.hpp"

namespace umbral::cli {
namespace {

using analysis::Results;
using analysis::Summary;
using engine::Scope;

/// A column of the planner's table.
struct Column {
    const char* heading;
    const char* indicator;
    const char* stat;
};

constexpr std::array columns_shown{
    Column{UMBRAL_N("peak crowding\n[ratio]"), "crowding_ratio", "peak"},
    Column{UMBRAL_N("p95 wait\n[h]"), "wait_h", "p95"},
    Column{UMBRAL_N("nights in the open\n[person-nights]"), "unsheltered_person_nights", "total"},
    Column{UMBRAL_N("over a time limit\n[persons]"), "over_limit_persons", "count"},
    Column{UMBRAL_N("left on their own\n[persons]"), "left_persons", "count"},
};
constexpr std::size_t constraints_shown = 3;

/// Enough digits to tell histories apart, no more than a planner uses: by the largest figure of a cell.
int digits_for(double largest, bool all_whole) {
    if (all_whole || std::abs(largest) >= 100) return 0;
    return std::abs(largest) >= 1 ? 1 : 2;
}

bool is_whole(double value) { return std::floor(value) == value; }

std::string figure(double value) { return format_number(value, digits_for(value, is_whole(value))); }

Cell cell_of(const std::optional<double>& p10, const std::optional<double>& p50, const std::optional<double>& p90) {
    if (!p50) return {"\u2013", ""};
    const int digits = digits_for(*p90, is_whole(*p10) && is_whole(*p50) && is_whole(*p90));
    const std::string low = format_number(*p10, digits);
    const std::string high = format_number(*p90, digits);
    Cell cell{format_number(*p50, digits), ""};
    if (low != high) cell.detail = low + "\u2013" + high;
    return cell;
}

TextTable::Row row_of(const Results& results, const std::string& name, const Scope& scope) {
    TextTable::Row row{name, {}};
    for (const Column& column : columns_shown) {
        const auto* result = results.find(column.indicator, column.stat, scope);
        const Summary summary = result == nullptr ? Summary{} : result->summary;
        row.cells.push_back(median_cell(summary));
    }
    return row;
}

bool saw_somebody(const Results& results, const std::string& site) {
    const Scope scope{{{"site", site}}};
    const auto is_positive = [&](const char* name, const char* stat) {
        const auto* result = results.find(name, stat, scope);
        return result != nullptr && result->summary.mean.value_or(0) > 0;
    };
    return is_positive("arrived_persons", "count") || is_positive("present_persons", "peak");
}

TextTable site_table(const Results& results) {
    TextTable table;
    for (const Column& column : columns_shown) table.headings.emplace_back(tr(column.heading));
    for (const auto& site : results.header.sites) {
        if (!saw_somebody(results, site.id)) continue;
        const auto row = row_of(results, analysis::name_in(results.header.sites, site.id), Scope{{{"site", site.id}}});
        const bool says_something =
            std::any_of(row.cells.begin(), row.cells.end(), [](const Cell& cell) { return cell.main != "\u2013"; });
        if (says_something) table.rows.push_back(row);
    }
    table.rows.push_back(row_of(results, tr("All sites"), Scope{}));
    table.total = true;
    return table;
}

/// The sites that saw somebody and of whose places nothing is known; empty where there are none.
std::string places_not_given_text(const Results& results, std::size_t columns) {
    std::vector<std::string> names;
    for (const auto& site : results.header.sites) {
        if (!saw_somebody(results, site.id)) continue;
        if (results.find("unsheltered_person_nights", "total", Scope{{{"site", site.id}}}) == nullptr)
            names.push_back(analysis::name_in(results.header.sites, site.id));
    }
    if (names.empty()) return {};
    return paragraph(fmt::format(fmt::runtime(tr("Places not given: {}. Who sleeps in the open there is not known.")),
                                 fmt::join(names, ", ")),
                     columns) +
           '\n';
}

std::string heading_text(const Results& results, std::size_t columns) {
    const auto& header = results.header;
    std::vector<std::string> parts;
    parts.push_back(plan_text(results.plan));
    parts.push_back(window_text(header));
    parts.push_back(fmt::format(fmt::runtime(tr_n("{} replication", "{} replications", results.replications)),
                                results.replications));
    parts.push_back(fmt::format(fmt::runtime(tr("seed {}")), header.seed));
    for (const auto& [path, value] : header.settings) parts.push_back(path + " = " + value);
    return paragraph(analysis::scenario_name(header), columns) +
           paragraph(fmt::format("{}", fmt::join(parts, " \u00b7 ")), columns);
}

std::string constraints_text(const Results& results, std::size_t columns) {
    const auto& constraints = results.explanation.constraints;
    if (constraints.empty()) return std::string{tr("Nobody waited.")} + '\n';
    std::string text = std::string{tr("What people waited for most:")} + '\n';
    for (std::size_t i = 0; i < std::min(constraints_shown, constraints.size()); ++i) {
        const std::string held_up = to_sentences(constraints[i].held_up, results.input);
        text += paragraph(to_sentence(constraints[i], results.header) + (held_up.empty() ? "" : " " + held_up), columns,
                          fmt::format(" {}. ", i + 1), "    ");
    }
    return text;
}

std::string assumptions_text(const study::InputCounts& counts, std::size_t columns) {
    if (counts.values == 0) return "";
    const std::string text =
        fmt::format(fmt::runtime(tr("Inputs: {} of {} are assumed; with a spread that reaches these results: {}.")),
                    counts.assumptions, counts.values, counts.uncertain);
    return '\n' + paragraph(text, columns);
}

std::string left_out_text(const Results& results, std::size_t columns) {
    std::string text;
    for (const std::string& sentence : left_out(results)) text += paragraph(sentence, columns);
    return text;
}

const char* basis_text(analysis::Basis basis) {
    switch (basis) {
        case analysis::Basis::same_dates:
            return UMBRAL_N("same dates");
        case analysis::Basis::whole_window:
            return UMBRAL_N("whole window");
        case analysis::Basis::nothing:
            return UMBRAL_N("not comparable");
    }
    return "";
}

/// The first and the last day of a reported figure; one day once.
Cell dates_cell(const scenario::Observation& observed) {
    const std::string from = to_string(observed.from);
    const std::string to = to_string(observed.to);
    return {from, from == to ? "" : "\u2013 " + to};
}

TextTable::Row row_of(const analysis::ComparedFigure& comparison, const scenario::Scenario& scenario) {
    const auto& observed = comparison.observed;
    const Scope scope = engine::parse_scope(observed.scope).value_or(Scope{});
    const bool compared = comparison.basis != analysis::Basis::nothing;
    return {analysis::indicator_phrase({observed.indicator, observed.stat, scope}, scenario),
            {dates_cell(observed),
             {figure(observed.value), ""},
             cell_of(comparison.p10, comparison.p50, comparison.p90),
             {compared ? tr(comparison.inside ? "yes" : "no") : "\u2013", ""},
             {tr(basis_text(comparison.basis)), ""}}};
}

}  // namespace

std::string plan_text(const study::PlanLabel& plan) {
    if (plan.id.empty()) return tr("no plan");
    return fmt::format(fmt::runtime(tr("plan: {}")), analysis::name_of(plan));
}

std::string window_text(const study::Header& header) {
    const std::int64_t start = days_from_epoch(header.start);
    const Date from = date_from_days(start + std::llround(header.warm_up_days));
    const Date to = date_from_days(start + std::llround(std::ceil(header.days)) - 1);
    std::string text = fmt::format(fmt::runtime(tr("{} to {}")), to_string(from), to_string(to));
    if (header.warm_up_days > 0) {
        const auto days = static_cast<unsigned long>(header.warm_up_days);
        text += ' ' + fmt::format(fmt::runtime(tr_n("(after {} day of warm-up)", "(after {} days of warm-up)", days)),
                                  figure(header.warm_up_days));
    }
    return text;
}

Cell median_cell(const Summary& summary) { return cell_of(summary.p10, summary.p50, summary.p90); }

std::string to_text(const Results& results, std::size_t columns) {
    std::string text = heading_text(results, columns) + '\n';
    if (results.replications == 0)
        return text + tr("No replication has finished.") + '\n' + left_out_text(results, columns);
    text += site_table(results).to_text(columns);
    text += paragraph(tr("Each figure is the median history, then the range of 8 histories in 10."), columns) + '\n';
    text += places_not_given_text(results, columns);
    text += constraints_text(results, columns) + response_text(results, columns) + rights_text(results, columns);
    return text + assumptions_text(results.counts(), columns) + left_out_text(results, columns);
}

std::string to_text(const analysis::Coverage& coverage, const scenario::Scenario& scenario, std::size_t columns) {
    if (coverage.comparisons.empty())
        return std::string{tr("The scenario carries no reported figures (observed.csv).")} + '\n';
    TextTable table;
    table.headings = {tr("dates"), tr("reported"), tr("simulated"), tr("inside the range"), tr("compared over")};
    for (const auto& comparison : coverage.comparisons) table.rows.push_back(row_of(comparison, scenario));
    return table.to_text(columns) + '\n' +
           paragraph(
               fmt::format(fmt::runtime(tr("Reported figures within the simulated range: {} of {}; not compared: {}.")),
                           coverage.inside, coverage.compared,
                           coverage.comparisons.size() - static_cast<std::size_t>(coverage.compared)),
               columns);
}

}  // namespace umbral::cli
