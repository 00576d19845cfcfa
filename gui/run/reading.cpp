#include "gui/run/reading.hpp"

#include <fmt/format.h>

#include <exception>
#include <fstream>
#include <map>

#include <nlohmann/json.hpp>

#include "base/i18n.hpp"
#include "study/store.hpp"

namespace umbral::gui {
namespace fs = std::filesystem;
namespace {

using Json = nlohmann::json;

scenario::Text text_of(const Json& json, const char* key) {
    const auto found = json.find(key);
    if (found == json.end()) return {};
    if (found->is_string()) return {found->get<std::string>(), found->get<std::string>()};
    if (!found->is_object()) return {};
    scenario::Text text{found->value("en", ""), found->value("es", "")};
    if (text.en.empty()) text.en = text.es;
    if (text.es.empty()) text.es = text.en;
    return text;
}

/// What the list of plans shows; a plan that does not parse keeps its name.
PlanSummary summary_of(const fs::path& folder, const std::string& id) {
    PlanSummary summary{id, {id, id}, {}, 0};
    std::ifstream stream(folder / "plans" / (id + ".json"));
    const Json json = Json::parse(stream, nullptr, false);
    if (!json.is_object()) return summary;
    if (const auto title = text_of(json, "title"); !title.en.empty()) summary.title = title;
    summary.description = text_of(json, "description");
    const auto measures = json.find("measures");
    if (measures != json.end() && measures->is_array()) summary.measures = measures->size();
    return summary;
}

/// What is wrong with a file where a folder should be. A study says what it is, or why it cannot be read.
std::vector<Problem> not_a_folder(const fs::path& file) {
    try {
        const study::Store store = study::Store::open_to_read(file);
        const std::string title = language() == "es" ? store.header().title.es : store.header().title.en;
        return {{file.string(), "", "",
                 fmt::format(fmt::runtime(tr("this is a study of \"{}\", not a scenario")), title),
                 tr("a readable scenario folder"),
                 fmt::format(fmt::runtime(tr("open the scenario's folder; \"umbral show {}\" tells its results")),
                             file.filename().string())}};
    } catch (const InputError& error) {
        return error.problems();
    } catch (const std::exception& error) {
        return {{file.string(), "", "", error.what(), tr("a readable scenario folder"), ""}};
    }
}

}  // namespace

std::shared_ptr<const Reading> read_variant(const Variant& variant) {
    auto reading = std::make_shared<Reading>();
    reading->variant = variant;
    std::error_code failed;
    if (fs::is_regular_file(variant.folder, failed)) {
        reading->problems = not_a_folder(variant.folder);
        return reading;
    }
    try {
        for (const std::string& id : scenario::plan_ids(variant.folder))
            reading->plans.push_back(summary_of(variant.folder, id));
        reading->input = scenario::read_input(variant.folder, variant.plan, variant.edits);
        reading->hash = reading->input.scenario.hash;
    } catch (const InputError& error) {
        reading->problems = error.problems();
    } catch (const std::exception& error) {  // the folder vanished, a permission is missing
        reading->problems = {{variant.folder.string(), "", "", error.what(), tr("a readable scenario folder"), ""}};
    }
    return reading;
}

std::string folder_stamp(const fs::path& folder) {
    std::map<std::string, std::string> marks;
    for (const fs::path& place : {folder, folder / "plans"}) {
        std::error_code failed;
        for (fs::directory_iterator entry(place, failed), end; !failed && entry != end; entry.increment(failed)) {
            if (!entry->is_regular_file(failed)) continue;
            const auto time = entry->last_write_time(failed).time_since_epoch().count();
            marks[entry->path().string()] = std::to_string(entry->file_size(failed)) + ' ' + std::to_string(time);
        }
    }
    std::string stamp;
    for (const auto& [name, mark] : marks) stamp += name + ' ' + mark + '\n';
    return stamp;
}

}  // namespace umbral::gui
