#include "scenario/schema.hpp"

#include "scenario/table/tables.hpp"

namespace umbral::scenario {
namespace {

Json schema_of(const ObjectTable& table, const char* title) {
    Definitions definitions = Json::object();
    const Json root = table.schema({}, definitions);
    Json schema = definitions[table.name()];
    definitions.erase(table.name());
    schema["$schema"] = "http://json-schema.org/draft-07/schema#";
    schema["title"] = title;
    schema["definitions"] = std::move(definitions);
    return schema;
}

}  // namespace

Json scenario_schema() { return schema_of(scenario_table(), "Umbral scenario"); }

Json plan_schema() { return schema_of(plan_table(), "Umbral plan"); }

}  // namespace umbral::scenario
