#include "gui/shell/tables.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "base/csv.hpp"
#include "gui/model/comparison.hpp"
#include "gui/model/map_model.hpp"
#include "gui/model/parameters.hpp"
#include "gui/model/response_model.hpp"
#include "gui/model/waits.hpp"
#include "gui/model/worse_off.hpp"
#include "gui/panels/compare_panel.hpp"
#include "gui/panels/small_multiples.hpp"
#include "scenario/table/enum_type.hpp"

namespace umbral::gui {
namespace {

/// A table as text, row by row.
class Csv {
  public:
    explicit Csv(const char* headings) : text_(std::string(headings) + '\n') {}
    template <class... Fields>
    void row(const Fields&... fields) {
        std::string line;
        ((line += (line.empty() ? "" : ",") + field(fields)), ...);
        text_ += line + '\n';
        ++rows_;
    }
    void add_to(std::vector<ViewTable>& tables, const char* name) && {
        if (rows_ > 0) tables.push_back({name, std::move(text_)});
    }

  private:
    static std::string field(const std::string& text) { return csv_cell(text); }
    static std::string field(const char* text) { return csv_cell(text); }
    static std::string field(bool yes) { return yes ? "true" : "false"; }
    static std::string field(double value) { return fmt::format("{:.10g}", value); }
    static std::string field(std::size_t value) { return std::to_string(value); }
    static std::string field(const std::optional<double>& value) { return value ? field(*value) : std::string(); }

    std::string text_;
    std::size_t rows_ = 0;
};

using Tables = std::vector<ViewTable>;

/// What is below zero is not known.
std::optional<double> known(double value) { return value < 0 ? std::nullopt : std::optional<double>(value); }

std::string date_text(const Timeline& timeline, double hour) {
    const Date date = date_from_days(days_from_epoch(timeline.start) + static_cast<std::int64_t>(hour / 24));
    return fmt::format("{}T{:02}:00", to_string(date), static_cast<int>(hour) % 24);
}
std::string date_if_known(const Timeline& timeline, double hour) {
    return hour < 0 ? std::string() : date_text(timeline, hour);
}

void add_series(Tables& tables, const Timeline& timeline, const std::vector<BandChart>& charts) {
    Csv series("series,place,hour,date,p10,p50,p90,baseline_p50");
    Csv thresholds("series,place,label,value,from,to");
    for (const BandChart& chart : charts) {
        // Money is of a budget line, which is the chart's title.
        const std::string& place = chart.name == "spent_usd" ? chart.title : timeline.place;
        for (std::size_t i = 0; i < chart.band->p50.size(); ++i) {
            const double hour = timeline.first_h + static_cast<double>(i);
            const bool has_baseline = chart.baseline != nullptr && i < chart.baseline->p50.size();
            series.row(chart.name, place, hour, date_text(timeline, hour), chart.band->p10[i], chart.band->p50[i],
                       chart.band->p90[i], has_baseline ? std::optional<double>(chart.baseline->p50[i]) : std::nullopt);
        }
        for (const Threshold& threshold : chart.thresholds)
            thresholds.row(chart.name, place, threshold.label, threshold.value,
                           date_if_known(timeline, threshold.from_h),
                           threshold.to_h < Threshold::always_to ? date_text(timeline, threshold.to_h) : std::string());
    }
    std::move(series).add_to(tables, "series");
    std::move(thresholds).add_to(tables, "thresholds");
}

void add_lanes(Tables& tables, const Timeline& timeline) {
    Csv levels("scope,title,hour,date,p10,p50,p90");
    for (const LadderRow& row : timeline.ladders) {
        for (std::size_t i = 0; i < row.band->p50.size(); ++i) {
            const double hour = timeline.first_h + static_cast<double>(i);
            levels.row(row.scope, row.title, hour, date_text(timeline, hour), row.band->p10[i], row.band->p50[i],
                       row.band->p90[i]);
        }
    }
    std::move(levels).add_to(tables, "levels");
    Csv messages("date,alerts_mean,lost_mean");
    const auto at = [](const std::vector<double>& days, std::size_t day) { return day < days.size() ? days[day] : 0; };
    const MessageLane& lane = timeline.messages;
    for (std::size_t day = 0; day < std::max(lane.alerts.size(), lane.lost.size()); ++day)
        messages.row(date_text(timeline, timeline.first_h + 24 * static_cast<double>(day)).substr(0, 10),
                     at(lane.alerts, day), at(lane.lost, day));
    std::move(messages).add_to(tables, "messages");
    Csv measures(
        "measure,title,run,decided,approved,funded,effective,ended,in_effect,effective_p10,effective_p90,histories,of");
    for (const MeasureBar& bar : timeline.measures) {
        const auto date = [&](double hour) { return date_if_known(timeline, hour); };
        for (std::size_t i = 0; i < bar.runs.size(); ++i) {
            const MeasureSpan& run = bar.runs[i];
            std::string spans;
            for (const HourSpan& span : run.in_effect)
                spans += (spans.empty() ? "" : " ") + date(span.from_h) + '/' + date(span.to_h);
            measures.row(bar.id, bar.title, i + 1, date(run.decided_h), date(run.approved_h),
                         run.funded_h.empty() ? std::string() : date(run.funded_h.front()), date(run.effective_h()),
                         date(run.ended_h), spans, date(bar.earliest_h), date(bar.latest_h), bar.happened,
                         bar.histories);
        }
    }
    std::move(measures).add_to(tables, "measures");
}

void add_map(Tables& tables, const Page& page) {
    const MapModel map = make_map(page.world, page.hour);
    const std::string date = date_text(page.timeline, page.hour);
    Csv sites("site,name,kind,country,date,present_p50,waiting_p50,stranded_p50,design_places,places");
    for (const MapSite& site : map.sites)
        sites.row(site.id, site.name, site.kind, site.country, date, known(site.present), known(site.waiting),
                  known(site.stranded), site.design, site.capacity);
    std::move(sites).add_to(tables, "");
    Csv routes("route,from,to,mode,date,persons_per_day_mean,open");
    for (const MapRoute& route : map.routes)
        routes.row(route.id, route.from, route.to, route.mode, date, route.persons_per_day, route.open);
    std::move(routes).add_to(tables, "routes");
    Csv countries("country,name,date,level");
    for (const MapCountry& country : map.countries)
        countries.row(country.id, country.name, date, static_cast<double>(country.level));
    if (map.has_levels) std::move(countries).add_to(tables, "countries");
}

void add_waits(Tables& tables, const Waits& waits) {
    Csv csv("site,week_from,cause,share,waiting_person_h");
    for (const WaitRow& row : waits.rows) {
        for (std::size_t week = 0; week < row.weeks.size(); ++week) {
            const WaitCell& cell = row.weeks[week];
            if (cell.any)
                csv.row(row.name, to_string(waits.week_starts[week]), cause_words(cell.cause), cell.share,
                        cell.person_h);
        }
    }
    std::move(csv).add_to(tables, "");
}

void add_indicators(Tables& tables, const Comparison& comparison) {
    Csv csv(
        "indicator,stat,unit,plan,mean,ci95_low,ci95_high,baseline,difference,difference_ci95_low,"
        "difference_ci95_high,pairs,verdict,declared,note");
    for (const ComparedRow& row : comparison.rows) {
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            const ComparedCell& cell = row.cells[i];
            if (!cell.known && cell.value.empty()) continue;
            const auto figure = [&](double value) { return cell.known ? std::optional<double>(value) : std::nullopt; };
            csv.row(row.title, row.qualifier, row.raw_unit, comparison.plans[i].title, figure(cell.mean),
                    figure(cell.low), figure(cell.high), comparison.baseline_title, cell.paired.mean,
                    cell.paired.ci95_low, cell.paired.ci95_high, cell.paired.pairs, cell.verdict, row.asked,
                    cell.known ? cell.note : cell.value);
        }
    }
    std::move(csv).add_to(tables, "");
}

void add_compare(Tables& tables, const Page& page) {
    const Comparison comparison = make_comparison(page.world, page.objective);
    add_indicators(tables, comparison);
    Csv series("series,place,plan,hour,date,p50");
    for (const PlanLines& lines : small_multiples(page.world, page.timeline)) {
        for (const PlanLine& plan : lines.plans) {
            for (std::size_t i = 0; i < plan.band->p50.size(); ++i) {
                const double hour = page.timeline.first_h + static_cast<double>(i);
                series.row(lines.title, page.timeline.place, plan.title, hour, date_text(page.timeline, hour),
                           plan.band->p50[i]);
            }
        }
    }
    std::move(series).add_to(tables, "series");
    if (const auto scatter = cost_scatter(comparison, page.objective)) {
        Csv cost("plan,cost_usd,cost_ci95_low,cost_ci95_high,against,value,value_ci95_low,value_ci95_high,note");
        for (const ScatterPoint& point : scatter->points)
            cost.row(point.name, point.x, point.x_low, point.x_high, scatter->title, point.y, point.y_low, point.y_high,
                     point.note);
        std::move(cost).add_to(tables, "cost");
    }
    Csv worse("plan,baseline,worse_off,clear");
    for (const WorseOffRow& row : worse_off_rows(page.world)) {
        if (!row.clear.empty()) worse.row(row.plan, page.world.baseline_title, row.clear, true);
        if (!row.unclear.empty()) worse.row(row.plan, page.world.baseline_title, row.unclear, false);
    }
    std::move(worse).add_to(tables, "worse-off");
}

/// Levels and measures; agencies, ties and channels; what is otherwise than under the baseline.
void add_response(Tables& tables, const Page& page) {
    const ResponseModel model = make_response(page.world, page.hour);
    Csv chain("kind,title,note,first_p10,first_p50,first_p90,crossed_p50,histories,of");
    for (const auto* rows : {&model.levels, &model.measures}) {
        for (const ChainRow& row : *rows) {
            const auto date = [&](double hour) { return row.happened == 0 ? "" : date_text(page.timeline, hour); };
            chain.row(rows == &model.levels ? "level" : "measure", row.title, row.note, date(row.p10_h),
                      date(row.p50_h), date(row.p90_h),
                      row.crossed_h ? date_text(page.timeline, *row.crossed_h) : std::string(), row.happened,
                      row.histories);
        }
    }
    std::move(chain).add_to(tables, "");
    Csv agencies("country,agency,name,load_fraction,date,picture_age_h");
    const std::string date = date_text(page.timeline, page.hour);
    for (const AgencyColumn& column : model.columns) {
        for (const AgencyBox& agency : column.agencies)
            agencies.row(column.country, agency.id, agency.name, agency.load, date, agency.age_h);
    }
    std::move(agencies).add_to(tables, "agencies");
    Csv ties("from,to,channel,reports");
    for (const Tie& tie : model.ties) ties.row(tie.from, tie.to, tie.channel, tie.reports);
    std::move(ties).add_to(tables, "ties");
    Csv channels("channel,title,works,messages_sent,messages_lost,mean_delay_h");
    for (const ChannelRow& channel : model.channels)
        channels.row(channel.id, channel.title, channel.open, channel.sent, channel.lost, channel.delay_h);
    std::move(channels).add_to(tables, "channels");
    Csv changes("baseline,change,worse");
    for (const ResponseChange& change : model.changes)
        changes.row(page.world.baseline_title, change.text, change.is_worse);
    std::move(changes).add_to(tables, "changes");
}

void add_values(Tables& tables, const std::vector<scenario::LedgerEntry>& values) {
    Csv csv("path,value,unit,p10,p90,confidence,source");
    for (const auto& entry : values) {
        const auto at = [&](double level) {
            return entry.spread ? std::optional<double>(exact_quantile(*entry.spread, level)) : std::nullopt;
        };
        csv.row(entry.path, entry.value, entry.unit, at(0.1), at(0.9), scenario::word_of(entry.source.confidence),
                entry.source.text);
    }
    std::move(csv).add_to(tables, "");
}

}  // namespace

std::vector<ViewTable> view_tables(const Page& page) {
    Tables tables;
    const Session& session = page.world.state->session;
    if (session.view == View::map) add_map(tables, page);
    if (session.view == View::waits) add_waits(tables, make_waits(page.world));
    if (session.view == View::compare) add_compare(tables, page);
    if (session.view == View::response) add_response(tables, page);
    if (session.view == View::data) add_values(tables, page.values);
    if (has_timeline(session.view)) {
        add_series(tables, page.timeline, charts_of(page.timeline, session.lanes));
        add_lanes(tables, page.timeline);
    }
    return tables;
}

}  // namespace umbral::gui
