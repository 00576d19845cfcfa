#include "gui/shell/exports.hpp"

#include <fmt/format.h>

#include <system_error>

#include "base/i18n.hpp"
#include "gui/model/comparison.hpp"
#include "gui/model/plan_file.hpp"
#include "gui/model/response_model.hpp"
#include "gui/model/strip.hpp"
#include "gui/model/waits.hpp"
#include "gui/panels/compare_panel.hpp"
#include "gui/panels/small_multiples.hpp"
#include "gui/run/places.hpp"
#include "gui/widgets/band_chart.hpp"
#include "gui/widgets/heat_grid.hpp"
#include "gui/widgets/lanes.hpp"
#include "gui/widgets/response_charts.hpp"
#include "gui/widgets/svg_canvas.hpp"

namespace umbral::gui {
namespace fs = std::filesystem;
namespace {

constexpr float page_width = 1200;

std::string quoted(const std::string& text) {
    if (text.find_first_of(",\"\n") == std::string::npos) return text;
    std::string out = "\"";
    for (const char c : text) out += c == '"' ? "\"\"" : std::string(1, c);
    return out + '"';
}

TimeFrame page_frame(const Timeline& timeline, const World& world) {
    return {.start = timeline.start,
            .range = shown_range(world.state->session, timeline),
            .first_h = timeline.first_h,
            .crosshair_h = -1,
            .show_axis = true,
            .stale = timeline.stale};
}

/// The charts of the lanes that are shown.
const std::vector<BandChart>& shown_charts(const Timeline& timeline, const World& world) {
    return world.state->session.lanes == Lanes::money ? timeline.money : timeline.charts;
}

float lanes_height(const Canvas& canvas, const Timeline& timeline) {
    return static_cast<float>(timeline.ladders.size()) * ladder_row_height(canvas) + 34 * canvas.scale() +
           measures_height(canvas, timeline.measures.size()) + 24 * canvas.scale();
}

/// Ladders, messages and measures on one axis.
void draw_lanes(Canvas& canvas, const Theme& theme, const Timeline& timeline, const TimeFrame& frame, float top) {
    const float s = canvas.scale();
    const float right = page_width * s;
    const Box plot{240 * s, top, right - 16 * s, top + lanes_height(canvas, timeline) - 24 * s};
    draw_time_axis(canvas, theme, plot, frame, true);
    const auto row = [&](float height) {
        const LaneBox box{{0, top, right, top + height}, plot};
        top += height;
        return box;
    };
    for (const LadderRow& ladder : timeline.ladders)
        draw_ladder(canvas, theme, row(ladder_row_height(canvas)), ladder, frame);
    draw_messages(canvas, theme, row(34 * s), timeline.messages, frame);
    for (const MeasureBar& measure : timeline.measures)
        draw_measure(canvas, theme, row(measure_row_height(canvas)), measure, frame, true);
}

/// Charts over time under each other, and the measures.
void draw_charts(Canvas& canvas, const Theme& theme, const Timeline& timeline, const World& world, float top,
                 float each) {
    const TimeFrame frame = page_frame(timeline, world);
    for (const BandChart& chart : shown_charts(timeline, world)) {
        draw_band_chart(canvas, theme, {0, top, page_width * canvas.scale(), top + each}, chart, frame);
        top += each;
    }
    draw_lanes(canvas, theme, timeline, frame, top);
}

std::string date_text(const Timeline& timeline, double hour) {
    const Date date = date_from_days(days_from_epoch(timeline.start) + static_cast<std::int64_t>(hour / 24));
    return fmt::format("{}T{:02}:00", to_string(date), static_cast<int>(hour) % 24);
}

std::string series_csv(const Timeline& timeline, const std::vector<BandChart>& charts) {
    std::string csv = "series,place,hour,date,p10,p50,p90,baseline_p50\n";
    for (const BandChart& chart : charts) {
        // Money is of a budget line, which is the chart's title.
        const std::string& place = chart.name == "spent_usd" ? chart.title : timeline.place;
        for (std::size_t i = 0; i < chart.band->p50.size(); ++i) {
            const double hour = timeline.first_h + static_cast<double>(i);
            const std::string base = chart.baseline != nullptr && i < chart.baseline->p50.size()
                                         ? fmt::format("{}", chart.baseline->p50[i])
                                         : "";
            csv += fmt::format("{},{},{},{},{},{},{},{}\n", chart.name, quoted(place), hour, date_text(timeline, hour),
                               chart.band->p10[i], chart.band->p50[i], chart.band->p90[i], base);
        }
    }
    return csv;
}

std::string lanes_csv(const Timeline& timeline) {
    std::string csv = "measure,title,decided,approved,funded,effective,ended,histories,of\n";
    const auto date = [&](double hour) { return hour < 0 ? std::string() : date_text(timeline, hour); };
    for (const MeasureBar& measure : timeline.measures) {
        csv += fmt::format("{},{},{},{},{},{},{},{},{}\n", measure.id, quoted(measure.title), date(measure.decided_h),
                           date(measure.approved_h), date(measure.funded_h), date(measure.effective_h),
                           date(measure.until_h), measure.happened, measure.histories);
    }
    return csv;
}

/// Agencies and their ties, levels and measures. @return the height taken
float draw_response_page(Canvas& canvas, const Theme& theme, const World& world, const Timeline& timeline, double hour,
                         bool measure_only) {
    const float s = canvas.scale();
    const ResponseModel model = make_response(world, hour);
    const TimeFrame frame{
        .start = timeline.start, .range = {0, timeline.last_h}, .first_h = timeline.first_h, .stale = timeline.stale};
    const float diagram = diagram_height(canvas, model);
    const float levels = chain_height(canvas, model.levels.size());
    const float measures = chain_height(canvas, model.measures.size());
    if (!measure_only) {
        const float right = page_width * s;
        draw_diagram(canvas, theme, {0, 8 * s, right, diagram}, model, world.state->session.selection);
        draw_chain(canvas, theme, {10 * s, diagram + 16 * s, right, diagram + 16 * s + levels}, model.levels, frame);
        draw_chain(canvas, theme, {10 * s, diagram + levels + 32 * s, right, diagram + levels + 32 * s + measures},
                   model.measures, frame);
    }
    return diagram + levels + measures + 40 * s;
}

std::string waits_csv(const Waits& waits) {
    std::string csv = "site,week_from,cause,share,waiting_person_h\n";
    for (const WaitRow& row : waits.rows) {
        for (std::size_t week = 0; week < row.weeks.size(); ++week) {
            const WaitCell& cell = row.weeks[week];
            if (cell.any)
                csv += fmt::format("{},{},{},{},{}\n", quoted(row.name), waits.week_names[week],
                                   quoted(cause_words(cell.cause)), cell.share, cell.person_h);
        }
    }
    return csv;
}

std::string comparison_csv(const Comparison& comparison) {
    std::string csv = "indicator,stat,unit,plan,mean,ci95_low,ci95_high,difference,verdict\n";
    for (const ComparedRow& row : comparison.rows) {
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            const ComparedCell& cell = row.cells[i];
            if (!cell.known) continue;
            csv += fmt::format("{},{},{},{},{},{},{},{},{}\n", quoted(row.title), quoted(row.qualifier),
                               quoted(row.unit), quoted(comparison.plans[i].title), cell.mean, cell.low, cell.high,
                               quoted(cell.difference), verdict_words(cell.verdict));
        }
    }
    return csv;
}

}  // namespace

fs::path default_stem(const World& world) {
    const Reading* reading = world.reading();
    const std::string name =
        reading != nullptr && !reading->input.scenario.id.empty() ? reading->input.scenario.id : "umbral";
    return fs::current_path() / fmt::format("{}-{}", name, word_of(world.state->session.view));
}

std::string export_view(const World& world, const Timeline& timeline, const Basemap& land, const Camera& camera,
                        double hour, const Theme& theme, const Canvas& ruler, const fs::path& stem) {
    const float s = ruler.scale();
    const View view = world.state->session.view;
    const auto& charts_shown = shown_charts(timeline, world);
    const float charts = 170 * s * static_cast<float>(charts_shown.size()) + lanes_height(ruler, timeline) + 12 * s;
    const bool has_lanes = world.state->session.lanes == Lanes::response || view == View::response;
    std::string csv = has_lanes ? lanes_csv(timeline) : series_csv(timeline, charts_shown);
    float top = 0;
    const Waits waits = make_waits(world);
    if (view == View::map) top = 640 * s;
    if (view == View::waits) top = heat_grid_height(ruler, waits) + 40 * s;
    if (view == View::compare) top = 240 * s;
    if (view == View::response) {
        SvgCanvas scratch(page_width * s, 1, theme.surface, ruler);
        top = draw_response_page(scratch, theme, world, timeline, hour, true);
    }
    SvgCanvas canvas(page_width * s, top + charts, theme.surface, ruler);
    if (view == View::response) draw_response_page(canvas, theme, world, timeline, hour, false);
    if (view == View::map) {
        const MapModel map = make_map(world, hour);
        const Box box{0, 0, page_width * s, 630 * s};
        Camera wide = camera;
        if (wide.px_per_degree <= 0) wide = fitted_camera(map, box, {}, s);
        draw_map(canvas, theme, box, land, map, fitted_camera(map, box, {}, s),
                 {.selection = world.state->session.selection});
        draw_map_legend(canvas, theme, box, map);
    }
    if (view == View::waits) {
        draw_cause_legend(canvas, theme, {12 * s, 8 * s});
        draw_heat_grid(canvas, theme, {0, 32 * s, page_width * s, top}, waits, {}, "");
        csv = waits_csv(waits);
    }
    if (view == View::compare) {
        const Comparison comparison = make_comparison(world);
        csv = comparison_csv(comparison);
        draw_small_multiples(canvas, theme, world, timeline, {0, 0, page_width * 0.7F * s, 230 * s}, 3);
        if (const auto scatter = cost_scatter(comparison, 0))
            draw_scatter(canvas, theme, {page_width * 0.7F * s, 0, page_width * s, 230 * s}, *scatter);
    }
    draw_charts(canvas, theme, timeline, world, top, 170 * s);
    write_whole(stem.string() + ".svg", canvas.document());
    write_whole(stem.string() + ".csv", csv);
    return fmt::format(fmt::runtime(tr("written: {}.svg and .csv")), stem.string());
}

SavedPlan save_plan(const World& world, const std::string& id, const std::string& title) {
    const Reading* saved = world.saved_reading();
    if (saved == nullptr) throw InputError({"", "", "", tr("the scenario has problems; mend them first"), "", ""});
    const fs::path folder = saved->variant.folder / "plans";
    const fs::path file = folder / (id + ".json");
    if (fs::exists(file))
        throw InputError({"plans/" + id + ".json", "", "", tr("a plan of that name exists: choose another"), "", ""});
    const PlanFile made = plan_of_draft(*saved, world.state->draft.edits, id, title);
    fs::create_directories(folder);
    write_whole(file, made.plan.dump(2) + '\n');
    try {
        (void)scenario::read_input(saved->variant.folder, id);
    } catch (const InputError&) {
        std::error_code failed;
        fs::remove(file, failed);
        throw;
    }
    SavedPlan done;
    for (const std::string& path : made.taken) done.then.push_back(action::Reset{path});
    done.then.push_back(action::ChoosePlan{id});
    done.notice = fmt::format(fmt::runtime(tr("saved as plans/{}.json")), id);
    if (made.round_the_clock) done.notice += std::string("; ") + tr("officers of a shift are added at all hours");
    if (!made.left_out.empty())
        done.notice +=
            "; " + fmt::format(fmt::runtime(tr("{} changes are of the scenario itself and stay in the draft")),
                               made.left_out.size());
    return done;
}

std::string export_study(const World& world, const fs::path& file) {
    if (world.draft == nullptr || world.draft->outcome == nullptr)
        throw InputError({"", "", "", tr("nothing is simulated yet"), "", ""});
    fs::copy_file(world.draft->outcome->file, file, fs::copy_options::overwrite_existing);
    return fmt::format(fmt::runtime(tr("written: {}")), file.string());
}

}  // namespace umbral::gui
