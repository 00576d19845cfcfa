#include "scenario/document.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "base/i18n.hpp"
#include "base/text.hpp"
#include "scenario/file_names.hpp"
#include "scenario/json_text.hpp"
#include "scenario/table/enum_type.hpp"
#include "scenario/table/tables.hpp"

namespace umbral::scenario {
namespace {

constexpr const char* scenario_file = "scenario.json";

std::string plan_file(const std::string& id) { return "plans/" + id + ".json"; }

const ObjectTable& table_of(std::string_view list) {
    if (list == "sites") return site_table();
    if (list == "routes") return route_table();
    if (list == "holidays") return holiday_table();
    if (list == "observed") return observation_table();
    if (list == "prices") return price_table();
    return count_table();
}

/// A cell as the JSON its field expects; its text, and a problem, when it is no such value.
Json json_of_cell(const CsvTable& table, const CsvRow& row, const Field& field, Problems& problems) {
    const std::string& text = table.cell(row, field.key);
    if (field.type->cell() == Cell::number) {
        const auto number = number_of(table, row, field.key, problems);
        return number ? Json(*number) : Json(text);
    }
    if (field.type->cell() != Cell::flag) return Json(text);
    if (text == "true" || text == "yes" || text == "1" || text == "TRUE") return Json(true);
    if (text == "false" || text == "no" || text == "0" || text == "FALSE") return Json(false);
    problems.push_back({table.file,
                        CsvTable::place(row, field.key),
                        shortened(text),
                        tr("this is neither yes nor no"),
                        tr("true or false"),
                        {}});
    return Json(text);
}

/// A row as an object; empty cells are absent keys, `name` and `name_es` are one text.
Json json_of_row(const CsvTable& table, const CsvRow& row, const ObjectTable& object, Problems& problems) {
    Json json = Json::object();
    for (const Field& field : object.fields()) {
        if (!field.info.column || table.cell(row, field.key).empty()) continue;
        json[field.key] = json_of_cell(table, row, field, problems);
        const std::string& spanish =
            field.type == &type_of<Text>() ? table.cell(row, field.key + "_es") : std::string{};
        if (!spanish.empty()) json[field.key] = {{"en", json[field.key]}, {"es", spanish}};
    }
    return json;
}

std::vector<std::string> keys_of(const Json& object) {
    std::vector<std::string> keys;
    for (const auto& [key, value] : object.items()) keys.push_back(key);
    return keys;
}

/// Puts the keys of an element of scenario.json into that of the row; the same key twice must say the same.
/// @return the keys that do not
std::vector<std::string> merge_element(Json& into, const Json& from, const CsvTable& table, const CsvRow& row,
                                       Problems& problems) {
    std::vector<std::string> different;
    for (const auto& [key, value] : from.items()) {
        if (!into.contains(key)) {
            into[key] = value;
        } else if (into[key] != value) {
            problems.push_back(
                {table.file,
                 CsvTable::place(row, key),
                 shortened(table.cell(row, key)),
                 fmt::format(fmt::runtime(tr("{} says something else: {}")), scenario_file, shortened(value.dump())),
                 tr("the same value in both files, or only in one"),
                 {}});
            different.push_back(key);
        }
    }
    return different;
}

}  // namespace

Document::~Document() {
    for (Json* json : {&scenario, &plan, &own_plan_}) dismantle(*json);
}

Json Document::as_written() const {
    Problems none;  // it has been read before
    return parse_json(scenario_text_, scenario_file, none).value_or(Json::object());
}

std::optional<CsvTable> Document::read_table(const Files& files, const char* list, const Columns& columns,
                                             Problems& problems) {
    const std::string name = std::string(list) + ".csv";
    if (!files.has(name)) return std::nullopt;
    const std::size_t before = problems.size();
    std::optional<CsvTable> table;
    if (const auto text = files.read(name, problems))
        table = parse_csv(*text, name, columns.required, columns.optional, problems);
    if (table && problems.size() == before + table->misshapen) {
        if (table->misshapen > 0) unread.scenario.add_unknown_element(list);
        return table;
    }
    unread.scenario.add(Path(list));
    return std::nullopt;
}

Document Document::read(const Files& files, const std::string& plan_id, Problems& problems) {
    Document document;
    check_file_names(files, problems);
    document.read_scenario(files, problems);
    if (document.scenario.is_object()) document.merge_tables(files, problems);
    document.read_chosen_plan(files, plan_id, problems);
    return document;
}

void Document::read_scenario(const Files& files, Problems& problems) {
    const auto text = files.read(scenario_file, problems);
    auto json = text ? parse_json(*text, scenario_file, problems) : std::nullopt;
    if (json) {
        scenario_text_ = *text;
        scenario = std::move(*json);
    } else {
        scenario = Json::object();
        unread.scenario.add({});
    }
}

void Document::read_chosen_plan(const Files& files, const std::string& asked, Problems& problems) {
    const std::string unknown = tr("there is no plan of this name");
    if (asked == no_plan) {
        const std::vector<std::string> ids = files.plan_ids();
        if (std::find(ids.begin(), ids.end(), asked) == ids.end()) return;
    }
    if (!asked.empty()) return read_plan(files, asked, {{}, "--plan", shortened(asked), unknown, {}, {}}, problems);
    const auto found = scenario.find("default_plan");
    if (found == scenario.end() && !unread.scenario.covers(Path("default_plan"))) return;
    if (found == scenario.end() || !found->is_string()) return unread.plan.add({});
    const auto wanted = found->get<std::string>();
    read_plan(files, wanted, problem({Path("default_plan"), shortened(wanted), unknown, {}, {}}, Part::scenario),
              problems);
}

/// @param unknown  what to report when there is no such plan; what is allowed is added
void Document::read_plan(const Files& files, const std::string& wanted, const Problem& unknown, Problems& problems) {
    if (wanted.empty()) return;
    const std::vector<std::string> ids = files.plan_ids();
    if (std::find(ids.begin(), ids.end(), wanted) == ids.end()) {
        Problem problem = unknown;
        problem.allowed = ids.empty() ? tr("nothing: the scenario has no plans") : one_of(ids);
        problem.hint = did_you_mean(wanted, ids);
        if (problem.hint.empty())
            problem.hint = fmt::format(fmt::runtime(tr("its file would be plans/{}.json")), shortened(wanted));
        problems.push_back(std::move(problem));
        return unread.plan.add({});
    }
    plan_id = wanted;
    const auto text = files.read(plan_file(wanted), problems);
    auto json = text ? parse_json(*text, plan_file(wanted), problems) : std::nullopt;
    if (!json) return unread.plan.add({});
    plan_text_ = *text;
    if (json->is_null()) {  // elsewhere that stands for no plan at all
        problems.push_back(
            problem({{}, "null", tr("the value is of the wrong type"), plan_table().words({}), {}}, Part::plan));
        return unread.plan.add({});
    }
    plan = std::move(*json);
    if (!complete_plan(files, ids, problems)) unread.plan.add({});
}

bool Document::complete_plan(const Files& files, const std::vector<std::string>& ids, Problems& problems) {
    if (!plan.is_object() || !plan.contains("like")) return true;
    if (!plan["like"].is_string()) return false;
    const std::string like = plan["like"].get<std::string>();
    const auto wrong = [&](std::string message, std::string allowed, std::string hint) {
        problems.push_back(problem(
            {Path("like"), shortened(like), std::move(message), std::move(allowed), std::move(hint)}, Part::plan));
        return false;
    };
    std::vector<std::string> others = ids;
    others.erase(std::remove(others.begin(), others.end(), plan_id), others.end());
    if (std::find(others.begin(), others.end(), like) == others.end()) {
        return wrong(tr("there is no other plan of this name"),
                     others.empty() ? tr("nothing: there are none") : one_of(others), did_you_mean(like, others));
    }
    const auto text = files.read(plan_file(like), problems);
    auto base = text ? parse_json(*text, plan_file(like), problems) : std::nullopt;
    if (!base) return false;
    const Dismantling guard(*base);
    if (!base->is_object()) return false;
    if (base->contains("like"))
        return wrong(tr("this plan is itself like another"), tr("a plan that is written in full"), {});
    for (const char* own : {"id", "title", "description"}) base->erase(own);  // else two plans would have one name
    base->merge_patch(plan);
    base_plan_id_ = like;
    base_plan_text_ = *text;
    own_plan_ = std::exchange(plan, std::move(*base));
    return true;
}

void Document::merge_tables(const Files& files, Problems& problems) {
    merge_places(files, "sites", problems);
    merge_places(files, "routes", problems);
    append_rows(files, "holidays", problems);
    append_rows(files, "observed", problems);
    append_rows(files, "prices", problems);
    merge_counts(files, problems);
}

void Document::merge_places(const Files& files, const char* list, Problems& problems) {
    const ObjectTable& object = table_of(list);
    const auto table = read_table(files, list, columns_of(object), problems);
    Json written = scenario.value(list, Json::array());
    const Dismantling written_guard(written);
    if (!table || !written.is_array()) return;
    ListOrigin origin{table->file, {}, {}, {}};
    Json merged = Json::array();
    const Dismantling merged_guard(merged);
    std::multimap<std::string, std::size_t> unused;  // elements of scenario.json by id, equal ids in their order
    for (std::size_t i = 0; i < written.size(); ++i) unused.emplace(object.identity_in(written[i]), i);
    for (const CsvRow& row : table->rows) {
        Json element = json_of_row(*table, row, object, problems);
        origin.lines.push_back(row.line);
        origin.columns.push_back(keys_of(element));
        origin.in_json.emplace_back();
        if (const auto same = unused.lower_bound(object.identity_in(element));
            same != unused.end() && same->first == object.identity_in(element)) {
            const std::size_t i = same->second;
            for (const std::string& key : merge_element(element, written[i], *table, row, problems))
                unread.scenario.add(Path(list).element(merged.size(), object.identity_in(element)) / key);
            unused.erase(same);
            origin.in_json.back() = i;
        }
        merged.push_back(std::move(element));
    }
    std::set<std::size_t> left;
    for (const auto& [id, i] : unused) left.insert(i);
    for (const std::size_t i : left) {
        if (table->misshapen > 0) break;  // its row may be one that was left out
        merged.push_back(written[i]);
        origin.lines.push_back(0);
        origin.columns.emplace_back();
        origin.in_json.emplace_back(i);
    }
    scenario[list] = std::move(merged);
    origins_[list] = std::move(origin);
}

void Document::append_rows(const Files& files, const char* list, Problems& problems) {
    const ObjectTable& object = table_of(list);
    const auto table = read_table(files, list, columns_of(object), problems);
    Json& rows = scenario[list];
    if (rows.is_null()) rows = Json::array();
    if (!table || !rows.is_array()) return;
    ListOrigin origin{table->file, {}, {}, {}};
    for (std::size_t i = 0; i < rows.size(); ++i) {
        origin.lines.push_back(0);
        origin.in_json.emplace_back(i);
    }
    for (const CsvRow& row : table->rows) {
        rows.push_back(json_of_row(*table, row, object, problems));
        origin.lines.push_back(row.line);
        origin.in_json.emplace_back();
    }
    origins_[list] = std::move(origin);
}

void Document::merge_counts(const Files& files, Problems& problems) {
    Columns columns = columns_of(count_table());
    columns.required.insert(columns.required.begin(), "stream");
    const auto table = read_table(files, "arrivals", columns, problems);
    Json& streams = scenario["arrivals"];
    if (streams.is_null()) streams = Json::array();
    if (table && table->misshapen > 0) unread.scenario.add(Path("arrivals"));
    if (!table || !streams.is_array() || unread.scenario.covers(Path("arrivals"))) return;
    std::map<std::string, std::size_t> index_of;
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < streams.size(); ++i) {
        ids.push_back(stream_table().identity_in(streams[i]));
        if (streams[i].is_object()) index_of.emplace(ids.back(), i);
    }
    for (const CsvRow& row : table->rows) {
        const std::string& id = table->cell(row, "stream");
        const auto found = index_of.find(id);
        if (found == index_of.end()) {
            unread.scenario.add(Path("arrivals"));  // one of them lacks this count
            if (problems.is_cut()) break;
            problems.push_back({table->file, CsvTable::place(row, "stream"), shortened(id),
                                tr("there is no arrival stream of this id"),
                                ids.empty() ? tr("nothing: scenario.json has no arrivals") : one_of(ids),
                                did_you_mean(id, ids)});
            continue;
        }
        Json& counts = streams[found->second]["counts"];
        if (counts.is_null()) counts = Json::array();
        if (!counts.is_array()) continue;
        ListOrigin& origin = origins_[fmt::format("arrivals[{}].counts", found->second)];
        origin.file = table->file;
        origin.lines.resize(counts.size(), 0);
        counts.push_back(json_of_row(*table, row, count_table(), problems));
        origin.lines.push_back(row.line);
    }
}

}  // namespace umbral::scenario
