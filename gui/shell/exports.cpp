#include "gui/shell/exports.hpp"

#include <fmt/format.h>

#include <system_error>

#include "base/i18n.hpp"
#include "gui/run/places.hpp"
#include "gui/shell/tables.hpp"

namespace umbral::gui {
namespace fs = std::filesystem;
fs::path default_stem(const World& world) {
    const Reading* reading = world.reading();
    const std::string name =
        reading != nullptr && !reading->input.scenario.id.empty() ? reading->input.scenario.id : "umbral";
    return fs::current_path() / fmt::format("{}-{}", name, word_of(world.state->session.view));
}

std::string export_view(const Page& page, const Canvas& ruler, const fs::path& file) {
    fs::path stem = file;
    if (file.extension() == ".svg" || file.extension() == ".csv") stem.replace_extension();
    const std::string svg = page_svg(page, ruler);
    const std::vector<ViewTable> tables = view_tables(page);
    if (svg.empty() && tables.empty()) throw InputError({"", "", "", tr("there is nothing to export yet"), "", ""});
    if (!svg.empty()) write_whole(stem.string() + ".svg", svg);
    for (const ViewTable& table : tables)
        write_whole(stem.string() + (table.name.empty() ? "" : "-" + table.name) + ".csv", table.csv);
    return fmt::format(
        fmt::runtime(tr_n("written: {}, {} table as CSV", "written: {}, {} tables as CSV", tables.size())),
        stem.string() + (svg.empty() ? "" : ".svg"), tables.size());
}

SavedPlan save_plan(const World& world, const PlanTerms& terms, const UnitCosts& unit_costs) {
    const std::string& id = terms.id;
    const Reading* saved = world.saved_reading();
    if (saved == nullptr) throw InputError({"", "", "", tr("the scenario has problems; mend them first"), "", ""});
    const fs::path folder = saved->variant.folder / "plans";
    const fs::path file = folder / (id + ".json");
    if (fs::exists(file))
        throw InputError({"plans/" + id + ".json", "", "", tr("a plan of that name exists: choose another"), "", ""});
    const PlanFile made = plan_of_draft(*saved, world.state->draft.edits, terms, unit_costs);
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
    for (const std::string& caution : cautions_of(made)) done.notice += "; " + caution;
    return done;
}

std::string export_study(const World& world, const fs::path& file) {
    if (world.draft == nullptr || world.draft->outcome == nullptr)
        throw InputError({"", "", "", tr("nothing is simulated yet"), "", ""});
    if (world.draft->stage == Stage::running)
        throw InputError({"", "", "", tr("the study is still being written"), "",
                          tr("wait until it is simulated, or cancel the simulation")});
    fs::copy_file(world.draft->outcome->file, file, fs::copy_options::overwrite_existing);
    return fmt::format(fmt::runtime(tr("written: {}")), file.string());
}

}  // namespace umbral::gui
