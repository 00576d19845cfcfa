#include "cli/result_json.hpp"

#include <fmt/format.h>

namespace umbral::cli {
namespace {

using analysis::Summary;

Json indicator_json(const analysis::IndicatorResult& result) {
    const Summary& summary = result.summary;
    return {{"name", result.name},
            {"stat", result.stat},
            {"scope", to_json(result.scope)},
            {"unit", result.unit},
            {"count", summary.count},
            {"missing", summary.missing},
            {"mean", number_or_null(summary.mean)},
            {"ci95", {number_or_null(summary.ci95_low), number_or_null(summary.ci95_high)}},
            {"p10", number_or_null(summary.p10)},
            {"p50", number_or_null(summary.p50)},
            {"p90", number_or_null(summary.p90)}};
}

Json held_up_json(const std::vector<analysis::HeldUp>& held_up) {
    Json list = Json::array();
    for (const auto& one : held_up) {
        list.push_back({{"why", name_of(one.why)},
                        {"measure", one.measure},
                        {one.why == analysis::HeldUp::Why::money ? "line" : "threshold", one.subject},
                        {"hours", one.hours}});
    }
    return list;
}

Json explanation_json(const analysis::Explanation& explanation, const study::Header& header) {
    Json constraints = Json::array();
    for (const auto& constraint : explanation.constraints) {
        constraints.push_back({{"site", constraint.site},
                               {"cause", engine::name_of(constraint.cause)},
                               {"waiting_person_h", constraint.waiting_person_h},
                               {"share", constraint.share},
                               {"worst_week", constraint.worst_week},
                               {"worst_week_from", to_string(analysis::week_start(header, constraint.worst_week))},
                               {"sentence", to_sentence(constraint, header)},
                               {"held_up", held_up_json(constraint.held_up)}});
    }
    Json weeks = Json::array();
    for (const auto& week : explanation.weeks) {
        weeks.push_back({{"site", week.site},
                         {"week", week.week},
                         {"cause", engine::name_of(week.cause)},
                         {"share", week.share},
                         {"waiting_person_h", week.waiting_person_h},
                         {"held_up", held_up_json(week.held_up)}});
    }
    return {{"waiting_person_h", explanation.waiting_person_h}, {"constraints", constraints}, {"weeks", weeks}};
}

Json window_json(const study::Header& header) {
    return {{"start", to_string(header.start)},
            {"days", header.days},
            {"warm_up_days", header.warm_up_days},
            {"time_zone", header.time_zone_name}};
}

Json crashes_json(const analysis::Results& results) {
    Json crashes = Json::array();
    for (const auto& crash : results.crashed)
        crashes.push_back({{"replication", crash.replication}, {"message", crash.message}});
    return crashes;
}

Json damages_json(const analysis::Results& results) {
    Json damages = Json::array();
    for (const auto& damage : results.damaged)
        damages.push_back({{"replication", damage.replication}, {"part", study::name_of(damage.part)}});
    return damages;
}

const char* name_of(analysis::Basis basis) {
    switch (basis) {
        case analysis::Basis::same_dates:
            return "same_dates";
        case analysis::Basis::whole_window:
            return "whole_window";
        case analysis::Basis::nothing:
            return "nothing";
    }
    return "";
}

}  // namespace

Json number_or_null(const std::optional<double>& value) { return value ? Json(*value) : Json(nullptr); }

std::string csv_cell(const std::optional<double>& value) { return value ? fmt::format("{}", *value) : ""; }

Json to_json(const engine::Scope& scope) {
    Json json = Json::object();
    for (const auto& [dimension, id] : scope.parts) json[dimension] = id;
    return json;
}

Json to_json(const Problem& problem) {
    return {{"file", problem.file},       {"place", problem.place},     {"value", problem.value},
            {"message", problem.message}, {"allowed", problem.allowed}, {"hint", problem.hint}};
}

Json to_json(const analysis::Results& results) {
    const study::Header& header = results.header;
    const study::InputCounts counts = results.counts();
    Json settings = Json::array();
    for (const auto& [path, value] : header.settings) settings.push_back(path + "=" + value);
    Json concerns = Json::array();
    for (const Problem& concern : results.concerns) concerns.push_back(to_json(concern));
    Json indicators = Json::array();
    for (const auto& indicator : results.indicators) indicators.push_back(indicator_json(indicator));
    Json json{
        {"scenario", header.scenario_id},
        {"plan", results.plan.id},
        {"replications", results.replications},
        {"crashed", crashes_json(results)},
        {"damaged", damages_json(results)},
        {"seed", header.seed},
        {"window", window_json(header)},
        {"settings", settings},
        {"provenance",
         {{"version", header.program.version},
          {"commit", header.program.commit},
          {"scenario_hash", header.scenario_hash}}},
        {"inputs", {{"values", counts.values}, {"assumptions", counts.assumptions}, {"uncertain", counts.uncertain}}},
        {"priced", results.pricing.priced},
        {"not_priced", results.pricing.unpriced},
        {"concerns", concerns},
        {"indicators", indicators},
        {"explanation", explanation_json(results.explanation, header)}};
    if (results.precision_reached) json["precision_reached"] = *results.precision_reached;
    return json;
}

Json to_json(const analysis::Coverage& coverage) {
    Json figures = Json::array();
    for (const auto& comparison : coverage.comparisons) {
        const auto& observed = comparison.observed;
        figures.push_back({{"id", observed.id},
                           {"name", observed.indicator},
                           {"stat", observed.stat},
                           {"scope", observed.scope},
                           {"from", to_string(observed.from)},
                           {"to", to_string(observed.to)},
                           {"observed", observed.value},
                           {"unit", observed.unit},
                           {"source", observed.source.text},
                           {"basis", name_of(comparison.basis)},
                           {"p10", number_or_null(comparison.p10)},
                           {"p50", number_or_null(comparison.p50)},
                           {"p90", number_or_null(comparison.p90)},
                           {"inside", comparison.inside}});
    }
    return {{"compared", coverage.compared}, {"inside", coverage.inside}, {"figures", figures}};
}

std::string to_csv(const analysis::Results& results) {
    std::string csv = "plan,name,stat,scope,unit,count,missing,mean,ci95_low,ci95_high,p10,p50,p90\n";
    for (const auto& indicator : results.indicators) {
        const Summary& summary = indicator.summary;
        csv += fmt::format("{},{},{},{},{},{},{},{},{},{},{},{},{}\n", csv_cell(results.plan.id), indicator.name,
                           indicator.stat, csv_cell(to_text(indicator.scope)), csv_cell(indicator.unit), summary.count,
                           summary.missing, csv_cell(summary.mean), csv_cell(summary.ci95_low),
                           csv_cell(summary.ci95_high), csv_cell(summary.p10), csv_cell(summary.p50),
                           csv_cell(summary.p90));
    }
    return csv;
}

}  // namespace umbral::cli
