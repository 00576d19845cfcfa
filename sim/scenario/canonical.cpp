#include "scenario/canonical.hpp"

#include "base/i18n.hpp"
#include "base/text.hpp"
#include "scenario/table/tables.hpp"

namespace umbral::scenario {

Json canonical_json(const Input& input) {
    return {{"scenario", scenario_table().write(&input.scenario)}, {"plan", plan_table().write(&input.plan)}};
}

std::string canonical_hash(const Input& input) { return sha256_hex(canonical_json(input).dump()); }

namespace {

void read_part(const std::string& text, const ObjectTable& table, void* target, Problems& problems) {
    if (text.empty()) return;
    const Json json = Json::parse(text, nullptr, false);
    if (json.is_discarded()) {
        problems.push_back({"", "inputs_json", shortened(text), tr("this is not JSON"), "", ""});
        return;
    }
    Reading reading;
    table.read(json, target, {}, reading);
    for (const Finding& finding : reading.findings)
        problems.push_back({"", finding.path.text(), finding.value, finding.message, finding.allowed, finding.hint});
}

}  // namespace

Input read_canonical(const std::string& scenario, const std::string& plan) {
    Input input;
    Problems problems;
    read_part(scenario, scenario_table(), &input.scenario, problems);
    read_part(plan, plan_table(), &input.plan, problems);
    if (!problems.empty()) throw InputError(std::move(problems));
    return input;
}

}  // namespace umbral::scenario
