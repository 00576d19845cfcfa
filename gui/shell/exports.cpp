#include "gui/shell/exports.hpp"

#include <fmt/format.h>

#include <system_error>

#include "base/i18n.hpp"
#include "gui/model/comparison.hpp"
#include "gui/model/plan_file.hpp"
#include "gui/model/strip.hpp"
#include "gui/model/waits.hpp"
#include "gui/run/places.hpp"

namespace umbral::gui {
namespace fs = std::filesystem;
namespace {

std::string quoted(const std::string& text) {
    if (text.find_first_of(",\"\n") == std::string::npos) return text;
    std::string out = "\"";
    for (const char c : text) out += c == '"' ? "\"\"" : std::string(1, c);
    return out + '"';
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

/// The numbers of what a page shows first.
std::string view_csv(const Page& page) {
    const Session& session = page.world.state->session;
    if (session.view == View::waits) return waits_csv(make_waits(page.world));
    if (session.view == View::compare) return comparison_csv(make_comparison(page.world));
    if (session.lanes == Lanes::response || session.view == View::response) return lanes_csv(page.timeline);
    return series_csv(page.timeline, charts_of(page.timeline, session.lanes));
}

}  // namespace

fs::path default_stem(const World& world) {
    const Reading* reading = world.reading();
    const std::string name =
        reading != nullptr && !reading->input.scenario.id.empty() ? reading->input.scenario.id : "umbral";
    return fs::current_path() / fmt::format("{}-{}", name, word_of(world.state->session.view));
}

std::string export_view(const Page& page, const Canvas& ruler, const fs::path& stem) {
    write_whole(stem.string() + ".svg", page_svg(page, ruler));
    write_whole(stem.string() + ".csv", view_csv(page));
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
            "; " + fmt::format(fmt::runtime(tr_n("{} change is of the scenario itself and stays in the draft",
                                                 "{} changes are of the scenario itself and stay in the draft",
                                                 made.left_out.size())),
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
