#include "scenario/pages.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/i18n.hpp"
#include "scenario/event_catalogue.hpp"
#include "scenario/families.hpp"
#include "scenario/indicator_catalogue.hpp"
#include "scenario/observables.hpp"
#include "scenario/table/enum_type.hpp"
#include "scenario/table/tables.hpp"

namespace umbral::scenario {
namespace {

/// Text inside a table's cell.
std::string cell(std::string text) {
    for (std::size_t at = text.find('|'); at != std::string::npos; at = text.find('|', at + 2)) text.insert(at, "\\");
    return text;
}

std::string default_text(const Field& field, const Json& defaults) {
    if (field.info.required) return tr("required");
    const Json& value = defaults[field.key];
    if (value.is_null() || value == Json("") || ((value.is_array() || value.is_object()) && value.empty())) return "";
    if (value.is_object() && value.value("dist", "") == "constant") return fmt::format("`{}`", value["value"].dump());
    return fmt::format("`{}`", value.dump());
}

std::string anchor_of(const ObjectTable& table) { return fmt::format("[{0}](#{0})", table.name()); }

/// Adds the objects that a value of a type may be or hold, each once; not those that are inside of these.
void add_objects_of(const Type& type, std::vector<const ObjectTable*>& objects) {
    if (const auto* table = dynamic_cast<const ObjectTable*>(&type)) {
        if (std::find(objects.begin(), objects.end(), table) == objects.end()) objects.push_back(table);
        return;
    }
    std::vector<const Type*> types;
    type.inner(types);
    for (const Type* inner : types) add_objects_of(*inner, objects);
}

/// "; see [cost](#cost)": the sections of the objects that a field may hold.
std::string see_text(const Field& field) {
    std::vector<const ObjectTable*> objects;
    add_objects_of(*field.type, objects);
    std::string anchors;
    for (const ObjectTable* object : objects) anchors += (anchors.empty() ? "" : ", ") + anchor_of(*object);
    return anchors.empty() ? "" : fmt::format(fmt::runtime(tr("; see {}")), anchors);
}

/// The key that tells an object from the others that may stand in its place.
void add_tag(const ObjectTable& table, std::string& page) {
    for (const auto& [key, schema] : table.extra_keys()) {
        if (schema.contains("const"))
            page += fmt::format("| `{}` | {} | `{}` | {} |\n", key, tr("which kind this is"), schema["const"].dump(),
                                tr("required"));
    }
}

void add_object(const ObjectTable& table, std::string& page) {
    const Json defaults = table.defaults();
    page += fmt::format("\n### {}\n\n{}\n\n", table.name(), tr(table.help()));
    page += fmt::format("| {} | {} | {} | {} |\n|---|---|---|---|\n", tr("key"), tr("meaning"), tr("what to write"),
                        tr("default"));
    add_tag(table, page);
    for (const Field& field : table.fields()) {
        page += fmt::format("| `{}` | {} | {}{} | {} |\n", field.key, cell(tr(field.info.help)),
                            cell(field.type->words(field.info)), see_text(field), cell(default_text(field, defaults)));
    }
}

/// Every object that can be reached, each once, in the order in which a reader meets them.
std::vector<const ObjectTable*> all_objects(const ObjectTable& root) {
    std::vector<const ObjectTable*> objects{&root};
    for (std::size_t i = 0; i < objects.size(); ++i) {
        for (const Field& field : objects[i]->fields()) add_objects_of(*field.type, objects);
    }
    return objects;
}

std::string column_list(const std::vector<std::string>& columns) {
    std::string text;
    for (const std::string& column : columns) text += (text.empty() ? "`" : ", `") + column + "`";
    return text;
}

void add_table(const char* file, const ObjectTable& table, const char* extra, std::string& page) {
    Columns columns = columns_of(table);
    if (*extra) columns.required.insert(columns.required.begin(), extra);
    page += fmt::format("| `{}` | {} | {} |\n", file, column_list(columns.required), column_list(columns.optional));
}

void add_families(std::string& page) {
    page += fmt::format("\n| {} | {} |\n|---|---|\n", tr("family"), tr("parameters"));
    for (const DistributionFamily& family : distribution_families()) {
        std::vector<std::string> keys;
        for (const FamilyParameter& parameter : family.parameters)
            keys.push_back(parameter.required ? parameter.name : fmt::format("{}?", parameter.name));
        if (family.values) keys.emplace_back("values");
        if (family.weights) keys.emplace_back("weights");
        if (family.values && !family.weights) keys.emplace_back("file");
        page += fmt::format("| `{}` | {} |\n", family.word, column_list(keys));
    }
}

/// The forms of values that many fields share.
void add_forms(std::string& page) {
    page += tr(
        "## Forms of values\n\n"
        "- A *text* is `\"one text\"` or `{\"en\": \"...\", \"es\": \"...\"}`.\n"
        "- A *date* is `\"2023-07-01\"`. Dates without a country are in the scenario's reference zone.\n"
        "- An *id* is 1 to 64 letters, digits, `_` or `-`.\n"
        "- A *number* with a unit may be written plainly, `6`; with its source, `{\"value\": 6, \"source\": "
        "\"...\", \"confidence\": \"read\"}`; "
        "as a range that is drawn once per replication (triangular, an assumed spread), `{\"low\": 4, \"mid\": 6, "
        "\"high\": 10}`; "
        "or with a spread of its own, `{\"uncertain\": {\"dist\": \"gamma\", \"mean\": 6, \"sd\": 2}}`. "
        "The number in use is `mid` or the mean until a replication draws its own.\n"
        "- A *distribution* is a number (always that value) or `{\"dist\": FAMILY, ...}` with the parameters of the "
        "table below. "
        "Each parameter may itself be a range. `lower` is 0 and `upper` none unless given. `file` is "
        "`\"table.csv#column\"`, a table in the scenario's folder.\n"
        "- *Opening hours* and *rosters* are local: `{\"days\": \"mon-fri\", \"from\": \"06:00\", \"to\": "
        "\"22:00\"}` or a list of these; "
        "`\"always\"` for hours, a number of officers round the clock for rosters. An empty list would mean always to "
        "some and never to others, and is an error; so is what begins at `\"24:00\"`.\n"
        "- `source` and `confidence` may stand beside any value or object that has them. What has no source is an "
        "assumption.\n"
        "- `comment` and `note` are allowed in every object and mean nothing.\n");
    add_families(page);
}

/// The figures that conditions compare.
void add_observables(std::string& page) {
    page +=
        tr("\nFigures that agencies count at the sites they operate, report, and compare with thresholds. Of a country "
           "or the region, persons and places are summed, and crowding is that of the sites with design places "
           "together.\n\n");
    page += fmt::format("| {} | {} | {} |\n|---|---|---|\n", tr("indicator"), tr("meaning"), tr("unit"));
    for (const ObservableDefinition& observable : observable_definitions())
        page += fmt::format("| `{}` | {} | {} |\n", observable.name, tr(observable.meaning), tr(observable.unit));
}

void add_files(std::string& page) {
    page +=
        tr("## Files\n\n"
           "    scenario.json           required: everything below\n"
           "    sites.csv  routes.csv   the identity of sites and routes; or keys of scenario.json\n"
           "    arrivals.csv            counted arrivals by day or month\n"
           "    holidays.csv            public holidays\n"
           "    observed.csv            reported figures, shown beside results\n"
           "    prices.csv              unit prices\n"
           "    plans/ID.json           plans\n\n"
           "Files are UTF-8 and at most 64 MB; of what is wrong the first 500 problems are told. Tables have commas "
           "between columns and decimal points; lines that begin "
           "with `#` are comments; "
           "an empty cell is an absent key. A site or route may be in its table, in scenario.json, or in both; a key "
           "in both must say the same. "
           "Unknown keys and columns are errors.\n\n");
    page +=
        fmt::format("| {} | {} | {} |\n|---|---|---|\n", tr("table"), tr("required columns"), tr("optional columns"));
    add_table("sites.csv", site_table(), "", page);
    add_table("routes.csv", route_table(), "", page);
    add_table("arrivals.csv", count_table(), "stream", page);
    add_table("holidays.csv", holiday_table(), "", page);
    add_table("observed.csv", observation_table(), "", page);
    add_table("prices.csv", price_table(), "", page);
    page +=
        tr("\nThe JSON Schemas for editors are `data/schema/scenario.schema.json` and `data/schema/plan.schema.json`; "
           "name one in a key `$schema`.\n\n"
           "## Paths\n\n"
           "Settings (`--set`) and messages name values by one grammar: keys joined by dots, elements of lists in "
           "brackets by id, or by position from 0 "
           "where they have none. `sites[CR-PCA].places.families`, `profiles[family].party_size.mean`, "
           "`plan.measures[buses].lead_time_h`. "
           "A setting is checked like everything else.\n\n");
}

}  // namespace

std::string scenario_page() {
    std::string page = tr(
        "# The scenario folder\n\n"
        "This page is generated from the table the reader uses (`umbral docs scenario`); do not edit it.\n\n"
        "A scenario holds what no agency decides: arrivals, weather, a blockade, and the standing state of the places. "
        "What an agency did or could do is a measure of a plan. `umbral new DIR` writes a small one to begin with, "
        "`umbral validate DIR` checks one.\n\n");
    add_files(page);
    add_forms(page);
    page += tr("\n## scenario.json\n");
    for (const ObjectTable* table : all_objects(scenario_table())) add_object(*table, page);
    page += tr("\nNames of needs: ");
    page += column_list(need_names()) + ".\n";
    page += tr(
        "\n## plans/ID.json\n\n"
        "A plan may be like another: with `\"like\": \"ID\"` it has everything of the plan of that name, and what is "
        "written beside it replaces the other's: whole lists, and single values inside objects. Its title and "
        "description are its own.\n");
    const std::vector<const ObjectTable*> told = all_objects(scenario_table());
    for (const ObjectTable* table : all_objects(plan_table())) {
        if (std::find(told.begin(), told.end(), table) == told.end()) add_object(*table, page);
    }
    add_observables(page);
    return page;
}

std::string indicators_page() {
    std::string page =
        tr("# Indicators\n\n"
           "This page is generated from the indicator catalogue (`umbral docs indicators`); do not edit it.\n\n"
           "Indicators weigh persons, over the measured time only. The first statistic is the default. A scope names "
           "what a value is about: "
           "`all`, `site:CR-PCA`, `site:CR-PCA,station:registration`, `route:ID`, `profile:ID` and so on.\n");
    for (const IndicatorDefinition& indicator : indicator_catalogue()) {
        const std::vector<std::string> stats(indicator.stats.begin(), indicator.stats.end());
        const std::vector<std::string> scopes(indicator.scopes.begin(), indicator.scopes.end());
        const char* better = indicator.better == Better::lower    ? tr("lower is better")
                             : indicator.better == Better::higher ? tr("higher is better")
                                                                  : tr("neither way is better");
        page += fmt::format("\n## `{}`\n\n**{}** [{}], {}. {}\n\n", indicator.name, tr(indicator.title), indicator.unit,
                            better, tr(indicator.definition));
        page += fmt::format("- {}: {}\n- {}: {}\n", tr("statistics"), column_list(stats), tr("scopes"),
                            column_list(scopes));
    }
    return page;
}

std::string events_page() {
    std::string page =
        tr("# Events\n\n"
           "This page is generated from the event catalogue (`umbral docs events`); do not edit it.\n\n"
           "What a history leaves in a study's table `event`, in order of time: `kind`, the `subject` it is about, the "
           "`agency` that did it, and a `detail`. `umbral timeline` puts them together, with names and delays.\n\n");
    page += fmt::format("| {} | {} | {} | {} | {} |\n|---|---|---|---|---|\n", tr("kind"), tr("subject"), tr("agency"),
                        tr("detail"), tr("meaning"));
    const auto words = [](const char* text) { return *text == '\0' ? "" : tr(text); };
    for (const EventDefinition& event : event_catalogue()) {
        page += fmt::format("| `{}` | {} | {} | {} | {} |\n", event.name, tr(name_of(event.subject)),
                            words(event.agency), words(event.detail), tr(event.meaning));
    }
    return page;
}

}  // namespace umbral::scenario
