#include "scenario/settings.hpp"

#include <optional>

#include <fmt/format.h>

#include "base/i18n.hpp"
#include "base/text.hpp"
#include "scenario/json_text.hpp"
#include "scenario/table/quantity_type.hpp"
#include "scenario/table/schedule_types.hpp"
#include "scenario/table/tables.hpp"

namespace umbral::scenario {
namespace {

/// A bare number is an assumption, whatever the source of the value it replaces or of what that belongs to.
Json as_assumption(const Json& number, const Type& type) {
    Json json{{"value", number}, {"source", tuned_by_hand}, {"confidence", "assumption"}};
    if (&type == &type_of<Distribution>()) json["dist"] = "constant";
    return json;
}

bool is_quantity(const Type& type) {
    return &type == &type_of<Quantity>() || &type == &type_of<Roster>() || &type == &type_of<Distribution>();
}

/// The text of a setting as the value its place expects: JSON where it is, else a text. Nothing, and a problem, where
/// it is an object or a list that is none.
std::optional<Json> value_of(const std::string& text, const Type& type, Problems& problems) {
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    const bool structured = first != std::string::npos && (text[first] == '{' || text[first] == '[');
    if (structured) {
        Problems told;
        std::optional<Json> value = parse_json(text, {}, told);
        if (!value && type.cell() == Cell::text) return text;  // a title may begin with a bracket
        for (Problem problem : told) problems.push_back(std::move(problem));
        return value;
    }
    if (type.cell() == Cell::text) return text;
    Json value = Json::parse(text, nullptr, false);
    if (value.is_number() && is_quantity(type)) return as_assumption(value, type);
    return value.is_discarded() ? Json(text) : value;
}

/// The path as the document has it: elements by index and id.
Path resolved(const Path& wanted, const Slot& root, Slot& slot, Reading& reading) {
    Path path;
    slot = root;
    for (const PathStep& step : wanted.steps()) {
        const Json* list = slot.json->is_array() ? slot.json : nullptr;
        Slot next = slot.type->enter(step, slot, reading);
        if (next.json == nullptr) {
            slot = {};
            return path;
        }
        if (list != nullptr && step.is_element())
            path.push_element(static_cast<std::size_t>(next.json - &(*list)[0]), step.id);
        else
            path.push(step.key);
        slot = next;
    }
    return path;
}

void apply(const Setting& setting, Document& document, Problems& problems) {
    static const FieldInfo plain;
    const std::string& name = setting.first;
    const std::string place = "--set " + shortened(name);
    if (!is_valid_utf8(name) || !is_valid_utf8(setting.second)) {
        problems.push_back({{}, "--set", {}, tr("the setting is not UTF-8"), {}, {}});
        return;
    }
    const bool about_plan = name.rfind("plan.", 0) == 0;
    const auto wanted = parse_path(about_plan ? std::string_view(name).substr(5) : std::string_view(name));
    if (!wanted) {
        problems.push_back({{},
                            place,
                            {},
                            tr("this is not a path"),
                            tr("keys joined by dots, list elements in brackets: sites[ID].places.families"),
                            {}});
        return;
    }
    if (document.unread.plan.covers({}) && about_plan) return;  // told already
    if (about_plan && document.plan.is_null()) {
        problems.push_back(
            {{}, place, {}, tr("there is no plan to change"), tr("a plan, chosen with --plan or by default_plan"), {}});
        return;
    }
    if (!about_plan && document.unread.scenario.covers(*wanted)) return;
    Json& root = about_plan ? document.plan : document.scenario;
    const ObjectTable& table = about_plan ? plan_table() : scenario_table();
    Reading reading;
    Slot slot;
    Path path = resolved(*wanted, {&root, &table, &plain}, slot, reading);
    for (const Finding& finding : reading.findings)
        problems.push_back({{}, place, finding.value, finding.message, finding.allowed, finding.hint});
    if (slot.json == nullptr) return;
    Problems in_value;
    std::optional<Json> value = value_of(setting.second, *slot.type, in_value);
    for (Problem problem : in_value) {
        problem.place = place + ": " + problem.place;
        problems.push_back(std::move(problem));
    }
    if (!value) return (about_plan ? document.unread.plan : document.unread.scenario).add(path);
    *slot.json = std::move(*value);
    document.mark_set(about_plan ? Part::plan : Part::scenario, std::move(path), shortened(name));
}

}  // namespace

void apply_settings(const std::vector<Setting>& settings, Document& document, Problems& problems) {
    for (const Setting& setting : settings) apply(setting, document, problems);
}

}  // namespace umbral::scenario
