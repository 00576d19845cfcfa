// The only file that includes valijson.

#include <charconv>

#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include "base/i18n.hpp"
#include "base/text.hpp"
#include "scenario/json_text.hpp"
#include "scenario/schema.hpp"
#include "scenario/table/scalar_types.hpp"

namespace umbral::scenario {
namespace {

/// A schema in valijson's form.
class CompiledSchema {
  public:
    explicit CompiledSchema(const Json& schema) {
        valijson::SchemaParser().populateSchema(valijson::adapters::NlohmannJsonAdapter(schema), schema_);
    }
    [[nodiscard]] const valijson::Schema& get() const { return schema_; }

  private:
    valijson::Schema schema_;
};

const valijson::Schema& compiled(Part part) {
    static const CompiledSchema scenario(scenario_schema());
    static const CompiledSchema plan(plan_schema());
    return part == Part::plan ? plan.get() : scenario.get();
}

/// valijson names places as "<root>", "[sites]", "[0]", ... A key may look like a position: the document tells.
Path path_of(const std::vector<std::string>& context, const Json& document) {
    Path path;
    const Json* here = &document;
    for (const std::string& step : context) {
        if (step.size() < 2 || step.front() != '[') continue;
        const std::string inside = step.substr(1, step.size() - 2);
        if (here->is_array()) {
            std::size_t index = 0;
            std::from_chars(inside.data(), inside.data() + inside.size(), index);
            if (index >= here->size()) return path;
            path.push_element(index);
            here = &(*here)[index];
        } else {
            path.push(inside);
            const auto found = here->is_object() ? here->find(inside) : here->end();
            if (found == here->end()) return path;
            here = &*found;
        }
    }
    return path;
}

/// 6.0 as 6: a whole number in JSON Schema however it is written, but not to valijson.
void write_whole_numbers(Json& json) {
    if (json.is_number_float()) json = number_json(json.get<double>());
    if (!json.is_structured()) return;
    for (Json& inside : json) write_whole_numbers(inside);
}

}  // namespace

Findings schema_findings(Json document, Part part) {
    const Dismantling guard(document);
    write_whole_numbers(document);
    valijson::Validator validator;
    valijson::ValidationResults results;
    Findings findings;
    if (validator.validate(compiled(part), valijson::adapters::NlohmannJsonAdapter(document), &results))
        return findings;
    for (const auto& error : results) {
        findings.push_back({path_of(error.context, document),
                            shortened(error.description),
                            tr("the published JSON Schema does not allow this"),
                            part == Part::plan ? "data/schema/plan.schema.json" : "data/schema/scenario.schema.json",
                            {}});
    }
    return findings;
}

}  // namespace umbral::scenario
