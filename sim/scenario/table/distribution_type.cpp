// The type of distributions: a number (constant), or an object that names a family and its parameters.

#include <algorithm>

#include <fmt/format.h>

#include "base/i18n.hpp"
#include "base/text.hpp"
#include "scenario/families.hpp"
#include "scenario/table/enum_type.hpp"
#include "scenario/table/quantity_type.hpp"
#include "scenario/table/scalar_types.hpp"

namespace umbral::scenario {
namespace {

/// Parameters of a distribution are checked together, by why_invalid().
const FieldInfo& parameter_info() {
    static const FieldInfo info;
    return info;
}

std::vector<std::string> family_words() {
    std::vector<std::string> words;
    for (const DistributionFamily& family : distribution_families()) {
        if (words.empty() || words.back() != family.word) words.emplace_back(family.word);
    }
    return words;
}

/// The keys an object of the family may have, `source` and the like apart.
std::vector<std::string> keys_of(const DistributionFamily& family) {
    std::vector<std::string> keys;
    for (const FamilyParameter& parameter : family.parameters) keys.emplace_back(parameter.name);
    if (family.values) keys.emplace_back("values");
    if (family.weights) keys.emplace_back("weights");
    if (family.values && !family.weights) keys.emplace_back("file");
    return keys;
}

std::vector<std::string> keys_in(const Json& json) {
    std::vector<std::string> keys;
    for (const auto& [key, value] : json.items()) keys.push_back(key);
    return keys;
}

/// Everything that is not a parameter, `values`, `weights` or `file`.
bool is_other_key(const std::string& key) {
    return key == "dist" || key == "source" || key == "confidence" || Reading::is_comment(key);
}

void read_numbers(const Json& json, std::vector<double>& target, Reading& reading) {
    if (!json.is_array() || json.empty()) return reading.report_type(json, tr("a list of numbers, at least one"));
    target.clear();
    for (std::size_t i = 0; i < json.size() && !reading.is_full(); ++i) {
        const Reading::Inside inside(reading, i, {});
        double value = 0;
        if (read_number(json[i], value, parameter_info(), reading)) target.push_back(value);
    }
}

class DistributionType final : public TypeFor<Distribution> {
    void read_value(const Json& json, Distribution& target, const FieldInfo& info, Reading& reading) const override {
        double value = 0;
        if (json.is_number()) {
            if (read_number(json, value, info, reading)) target = Distribution{value};
        } else if (!json.is_object()) {
            reading.report_type(json, words(info));
        } else if (const DistributionFamily* family = read_family(json, reading)) {
            target = {};
            target.family = family->word;
            target.parameters.clear();
            read_keys(json, *family, target, reading);
        }
    }

    static const DistributionFamily* read_family(const Json& json, Reading& reading) {
        const auto dist = json.find("dist");
        if (dist == json.end()) {
            reading.report(json, tr("a distribution names its family"),
                           fmt::format("\"dist\": {}", one_of(family_words())),
                           json.contains("low") || json.contains("value")
                               ? tr("a number, or {\"dist\": \"constant\", \"value\": {\"low\": ..., \"mid\": ..., "
                                    "\"high\": ...}} when it is uncertain")
                               : "");
            return nullptr;
        }
        const std::string word = dist->is_string() ? dist->get<std::string>() : dist->dump();
        const DistributionFamily* family = find_family(word, keys_in(json));
        if (family == nullptr) {
            const Reading::Inside inside(reading, "dist");
            reading.report(*dist, tr("there is no such family of distributions"), one_of(family_words()),
                           did_you_mean(word, family_words()));
        }
        return family;
    }

    static void read_keys(const Json& json, const DistributionFamily& family, Distribution& target, Reading& reading) {
        for (const FamilyParameter& parameter : family.parameters) {
            const auto found = json.find(parameter.name);
            if (found != json.end()) {
                const Reading::Inside inside(reading, parameter.name);
                Quantity quantity;
                type_of<Quantity>().read(*found, &quantity, parameter_info(), reading);
                target.parameters.emplace_back(parameter.name, std::move(quantity));
            } else if (parameter.required) {
                reading.report(json, fmt::format(fmt::runtime(tr("the parameter \"{}\" is missing")), parameter.name),
                               one_of_family(family));
            }
        }
        const std::vector<std::string> allowed = keys_of(family);
        for (const auto& [key, value] : json.items()) {
            if (reading.is_full()) return;
            const Reading::Inside inside(reading, key);
            if (key == "dist" || Reading::is_comment(key) || read_source_key(key, value, target.source, reading))
                continue;
            if (std::find(allowed.begin(), allowed.end(), key) == allowed.end()) {
                reading.report(
                    value, fmt::format(fmt::runtime(tr("the family {} has no parameter of this name")), family.word),
                    one_of_family(family), did_you_mean(key, allowed));
            } else if (key == "values")
                read_numbers(value, target.values, reading);
            else if (key == "weights")
                read_numbers(value, target.weights, reading);
            else if (key == "file")
                prose_type().read(value, &target.file, parameter_info(), reading);
        }
        if (family.values && json.contains("values") == json.contains("file")) {
            reading.report(json, tr("the values are given in exactly one way"), one_of_family(family));
        }
        if (family.weights && !json.contains("weights")) {
            reading.report(json, fmt::format(fmt::runtime(tr("the parameter \"{}\" is missing")), "weights"),
                           one_of_family(family));
        }
    }

    /// "mean, sd; or median, p95"
    static std::string one_of_family(const DistributionFamily& family) {
        std::string text;
        for (const DistributionFamily& form : distribution_families()) {
            if (std::string_view(form.word) != family.word) continue;
            if (!text.empty()) text += tr("; or ");
            bool first = true;
            for (const std::string& key : keys_of(form)) {
                if (!first) text += ", ";
                text += key;
                first = false;
            }
        }
        return text;
    }

    Json write_value(const Distribution& value) const override {
        Json object{{"dist", value.family}};
        for (const auto& [name, quantity] : value.parameters) object[name] = type_of<Quantity>().write(&quantity);
        if (!value.values.empty()) object["values"] = value.values;
        if (!value.weights.empty()) object["weights"] = value.weights;
        write_source(value.source, object);
        return object;
    }

    Json schema(const FieldInfo& info, Definitions& definitions) const override {
        if (!definitions.contains("distribution")) {
            definitions["distribution"] = Json::object();  // holds the name while the quantities inside refer back
            Json properties = source_properties();
            properties["dist"] = {{"enum", family_words()}};
            const Json quantity = type_of<Quantity>().schema(parameter_info(), definitions);
            for (const DistributionFamily& family : distribution_families()) {
                for (const FamilyParameter& parameter : family.parameters) properties[parameter.name] = quantity;
            }
            const Json numbers{{"type", "array"}, {"items", {{"type", "number"}}}, {"minItems", 1}};
            properties["values"] = properties["weights"] = numbers;
            properties["file"] = {{"type", "string"}};
            definitions["distribution"] = {{"type", "object"},
                                           {"required", {"dist"}},
                                           {"properties", properties},
                                           {"additionalProperties", false}};
        }
        return {{"anyOf", {number_schema(info), {{"$ref", "#/definitions/distribution"}}}}};
    }

    std::string words(const FieldInfo& info) const override {
        return fmt::format(fmt::runtime(tr("{}, or a distribution")), number_words(info));
    }
    std::vector<Json> stand_ins(const FieldInfo& info) const override { return number_stand_ins(info); }

    void visit_value(Distribution& value, const FieldInfo& info, Visitor& visitor) const override {
        const SourceScope scope(visitor, value.source);
        visitor.distribution(value, info, visitor.here);
        if (value.family == "constant" && value.parameters.size() == 1)
            return visitor.quantity(value.parameters[0].second, info, visitor.here / "value");
        for (auto& [name, quantity] : value.parameters) {
            FieldInfo inside;
            inside.unit = name == "shape" || name == "k" ? "" : info.unit;  // they bend the curve, whatever it measures
            inside.help = info.help;
            visitor.quantity(quantity, inside, visitor.here / name);
        }
    }

    Slot enter(const PathStep& step, const Slot& here, Reading& reading) const override {
        if (here.json->is_number()) *here.json = {{"dist", "constant"}, {"value", *here.json}};
        if (here.json->is_null()) *here.json = Json::object();
        if (!here.json->is_object() || step.is_element()) return Type::enter(step, here, reading);
        const std::string word = here.json->value("dist", Json("")).is_string() ? here.json->value("dist", "") : "";
        const DistributionFamily* family = find_family(word, {step.key});
        if (is_other_key(step.key)) return {&(*here.json)[step.key], &prose_type(), &parameter_info()};
        if (family == nullptr) {
            reading.report(step.key, tr("the distribution here has no family yet"),
                           fmt::format("\"dist\": {}", one_of(family_words())),
                           tr("set the whole distribution, for example {\"dist\": \"gamma\", \"mean\": 2, \"sd\": 1}"));
            return {};
        }
        const std::vector<std::string> keys = keys_of(*family);
        if (std::find(keys.begin(), keys.end(), step.key) == keys.end()) {
            reading.report(step.key,
                           fmt::format(fmt::runtime(tr("the family {} has no parameter of this name")), family->word),
                           one_of_family(*family), did_you_mean(step.key, keys));
            return {};
        }
        return {&(*here.json)[step.key], &type_of<Quantity>(), &parameter_info()};
    }
};

}  // namespace

const Type& TypeOf<Distribution>::get() {
    static const DistributionType type;
    return type;
}

}  // namespace umbral::scenario
