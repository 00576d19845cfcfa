#pragma once
// The published schemas of what the program prints, and the events in its output.

#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>
#include <vector>

namespace umbral::cli::testing {

using Json = nlohmann::json;

/// A published schema (data/schema), or one definition of it.
class Schema {
  public:
    explicit Schema(const std::string& definition = "", const std::string& name = "run-events") {
        std::ifstream file(UMBRAL_ROOT "/data/schema/" + name + ".schema.json");
        Json json = Json::parse(file);
        if (!definition.empty()) {
            json.erase("oneOf");
            json["$ref"] = "#/definitions/" + definition;
        }
        valijson::SchemaParser parser;
        parser.populateSchema(valijson::adapters::NlohmannJsonAdapter(json), schema_);
    }
    /// What is wrong with a value; "" when nothing is.
    [[nodiscard]] std::string complaint(const Json& value) const {
        valijson::Validator validator;
        valijson::ValidationResults results;
        const valijson::adapters::NlohmannJsonAdapter target(value);
        if (validator.validate(schema_, target, &results)) return "";
        std::string text = "not of the schema";
        for (const auto& error : results) text += "; " + error.description;
        return text;
    }

  private:
    valijson::Schema schema_;
};

inline std::vector<Json> events_of(const std::string& out) {
    std::vector<Json> events;
    std::istringstream in(out);
    for (std::string line; std::getline(in, line);) events.push_back(Json::parse(line));
    return events;
}

}  // namespace umbral::cli::testing
