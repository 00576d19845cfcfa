#include "generated/reached.hpp"

#include <algorithm>
#include <functional>

#include "scenario/document.hpp"
#include "scenario/families.hpp"
#include "scenario/table/list_types.hpp"
#include "scenario/table/referral_type.hpp"
#include "scenario/table/schedule_types.hpp"
#include "scenario/table/tables.hpp"

namespace umbral::generated {

using namespace scenario;

namespace {

constexpr std::size_t most_kept = 64;

std::vector<const Type*> inner_of(const Type& type) {
    std::vector<const Type*> inner;
    type.inner(inner);
    return inner;
}

/// Every object table that a scenario or a plan can hold, each once.
const std::vector<const ObjectTable*>& all_tables() {
    static const std::vector<const ObjectTable*> tables = [] {
        std::vector<const ObjectTable*> found;
        std::set<const Type*> seen;
        std::function<void(const Type&)> look = [&](const Type& type) {
            if (!seen.insert(&type).second) return;
            if (const auto* table = dynamic_cast<const ObjectTable*>(&type)) {
                found.push_back(table);
                for (const Field& field : table->fields()) look(*field.type);
            }
            for (const Type* inner : inner_of(type)) look(*inner);
        };
        look(scenario_table());
        look(plan_table());
        return found;
    }();
    return tables;
}

/// The words a type allows; none where it is no closed set.
std::vector<std::string> words_of_type(const Type& type, const FieldInfo& info) {
    Definitions definitions;
    if (&type == &type_of<bool>()) return {"false", "true"};
    if (dynamic_cast<const ObjectTable*>(&type) != nullptr) return {};
    const Json schema = type.schema(info, definitions);
    std::vector<std::string> words;
    for (const Json& word : schema.value("enum", Json::array())) words.push_back(word.dump());
    return words;
}

/// The forms in which types of several forms must be seen.
const std::map<std::string, std::vector<std::string>>& expected_forms() {
    static const std::map<std::string, std::vector<std::string>> forms{
        {"quantity", {"number", "value", "low", "uncertain"}},
        {"distribution", {"number", "dist"}},
        {"roster", {"number", "list"}},
        {"opening hours", {"text", "list", "object"}},
        {"referral", {"text", "shares", "first_with_room", "logit"}},
        {"text", {"text", "object"}},
        {"next", {"text", "object"}},
        {"one or many", {"list", "object"}},
        {"stream shares", {"list", "object"}},
    };
    return forms;
}

std::string form_of(const Json& json) {
    if (json.is_number()) return "number";
    if (json.is_string()) return "text";
    return json.is_array() ? "list" : "object";
}

}  // namespace

void Reached::object(const ObjectTable& table, const Json& json) {
    for (const auto& [key, schema] : table.extra_keys()) {
        if (schema.contains("const")) alternatives_.insert(table.name());
    }
    for (const Field& field : table.fields()) {
        if (!json.contains(field.key)) continue;
        const std::string name = table.name() + '.' + field.key;
        std::set<std::string>& values = values_[name];
        if (values.size() < most_kept) values.insert(json[field.key].dump());
        if (field.info.one_or_many) forms_["one or many"].insert(form_of(json[field.key]));
        walk(*field.type, json[field.key], name);
    }
}

void Reached::walk(const Type& type, const Json& json, const std::string& field) {
    if (const auto* table = dynamic_cast<const ObjectTable*>(&type)) {
        if (json.is_object()) object(*table, json);
        return;
    }
    const auto note = [&](const char* of, const std::string& form) { forms_[of].insert(form); };
    if (&type == &type_of<Quantity>()) {
        for (const char* key : {"value", "low", "uncertain"}) {
            if (json.is_object() && json.contains(key)) note("quantity", key);
        }
        if (json.is_number()) note("quantity", "number");
    } else if (&type == &type_of<Distribution>()) {
        note("distribution", json.is_number() ? "number" : "dist");
        if (json.is_object()) {
            const std::string family = json["dist"];
            families_.insert(family);
            for (const auto& [key, value] : json.items()) families_.insert(family + '.' + key);
        }
    } else if (&type == &type_of<Roster>()) {
        note("roster", json.is_array() ? "list" : "number");
    } else if (&type == &type_of<OpeningHours>()) {
        note("opening hours", form_of(json));
    } else if (&type == &type_of<ReferralRule>()) {
        note("referral", json.is_string() ? "text" : json.begin().key());
        if (json.is_object() && json.contains("logit")) return walk(*inner_of(type).at(0), json["logit"], field);
        return;
    } else if (&type == &type_of<Text>()) {
        note("text", form_of(json));
    } else if (&type == &type_of<std::vector<Next>>()) {
        note("next", form_of(json));
    } else if (field == "arrival_stream.profiles") {
        note("stream shares", form_of(json));
    }
    // Lists, values that may be absent, and closed alternatives: what is inside.
    const std::vector<const Type*> inner = inner_of(type);
    const std::vector<Json> elements = json.is_array() ? json.get<std::vector<Json>>() : std::vector<Json>{json};
    for (const Json& element : elements) {
        if (inner.size() > 1) {
            for (const Type* alternative : inner) {
                const auto& table = dynamic_cast<const ObjectTable&>(*alternative);
                for (const auto& [key, schema] : table.extra_keys()) {
                    if (schema.contains("const") && element.value(key, Json()) == schema["const"])
                        object(table, element);
                }
            }
        } else if (inner.size() == 1 && dynamic_cast<const ListTable*>(&type) != nullptr) {
            walk(*inner[0], element, field);
        } else if (inner.size() == 1) {
            walk(*inner[0], dynamic_cast<const ObjectTable*>(inner[0]) != nullptr ? element : json, field);
        }
        // The words of a list of words.
        if (json.is_array() && element.is_string() && values_[field + "[]"].size() < most_kept)
            values_[field + "[]"].insert(element.dump());
    }
}

void Reached::add(const Case& made) {
    Problems problems;
    const Document document = Document::read(TextFiles(files_of(made)), made.plan, problems);
    object(scenario_table(), document.scenario);
    if (document.plan.is_object()) object(plan_table(), document.plan);
}

std::size_t Reached::fields() {
    std::size_t fields = 0;
    for (const ObjectTable* table : all_tables()) fields += table->fields().size();
    return fields;
}

std::vector<std::string> Reached::missing() const {
    std::vector<std::string> missing;
    const auto values = [&](const std::string& name) {
        const auto found = values_.find(name);
        return found == values_.end() ? std::set<std::string>{} : found->second;
    };
    for (const ObjectTable* table : all_tables()) {
        for (const auto& [key, schema] : table->extra_keys()) {
            if (schema.contains("const") && !alternatives_.contains(table->name()))
                missing.push_back(table->name() + ": never generated");
        }
        for (const Field& field : table->fields()) {
            const std::string name = table->name() + '.' + field.key;
            const std::set<std::string> seen = values(name);
            if (seen.empty()) {
                missing.push_back(name + ": never generated");
                continue;
            }
            if (seen.size() < 2 && field.info.min != field.info.max)
                missing.push_back(name + ": always " + *seen.begin());
            const bool is_list = dynamic_cast<const ListTable*>(field.type) != nullptr;
            const std::vector<const Type*> inner = inner_of(*field.type);
            const Type& of_words = inner.size() == 1 ? *inner[0] : *field.type;
            const std::set<std::string> words = values(is_list ? name + "[]" : name);
            for (const std::string& word : words_of_type(of_words, field.info)) {
                if (!words.contains(word)) missing.push_back(name + ": never " + word);
            }
        }
    }
    for (const auto& [of, forms] : expected_forms()) {
        const auto found = forms_.find(of);
        for (const std::string& form : forms) {
            if (found == forms_.end() || !found->second.contains(form))
                missing.push_back(of + ": never written as " + form);
        }
    }
    for (const DistributionFamily& family : distribution_families()) {
        std::vector<std::string> keys;
        for (const FamilyParameter& parameter : family.parameters) keys.emplace_back(parameter.name);
        if (family.values) keys.emplace_back("values");
        if (family.weights) keys.emplace_back("weights");
        if (family.values && !family.weights) keys.emplace_back("file");
        for (const std::string& key : keys) {
            if (!families_.contains(family.word + ('.' + key)))
                missing.push_back(std::string("distribution ") + family.word + ": never with " + key);
        }
    }
    return missing;
}

}  // namespace umbral::generated
