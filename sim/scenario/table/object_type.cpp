#include "scenario/table/object_type.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/i18n.hpp"
#include "base/text.hpp"
#include "scenario/table/enum_type.hpp"

namespace umbral::scenario {

ObjectTable::ObjectTable(const char* name, const char* help, std::vector<Field> fields)
    : name_(name), help_(help), fields_(std::move(fields)) {
    for (std::size_t i = 0; i < fields_.size(); ++i) {
        if (fields_[i].info.identity) identity_ = i;
    }
}

ObjectTable& ObjectTable::exactly_one_of(std::vector<std::string> keys) {
    one_of_ = std::move(keys);
    return *this;
}

ObjectTable& ObjectTable::allow_key(std::string key, Json schema) {
    extra_keys_.emplace_back(std::move(key), std::move(schema));
    return *this;
}

const Field* ObjectTable::find_field(std::string_view key) const {
    const auto found =
        std::find_if(fields_.begin(), fields_.end(), [&](const Field& field) { return field.key == key; });
    return found == fields_.end() ? nullptr : &*found;
}

std::vector<std::string> ObjectTable::keys() const {
    std::vector<std::string> keys;
    for (const Field& field : fields_) keys.push_back(field.key);
    return keys;
}

std::string ObjectTable::identity_in(const Json& json) const {
    if (!identity_ || !json.is_object()) return {};
    const auto found = json.find(identity()->key);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

void ObjectTable::check_keys(const Json& json, Reading& reading) const {
    for (const auto& [key, value] : json.items()) {
        if (reading.is_full()) return;
        if (Reading::is_comment(key) || find_field(key) != nullptr) continue;
        const std::string& unknown = key;
        if (std::any_of(extra_keys_.begin(), extra_keys_.end(),
                        [&](const auto& extra) { return extra.first == unknown; }))
            continue;
        const Reading::Inside inside(reading, key);
        reading.report(value, fmt::format(fmt::runtime(tr("there is no key \"{}\" in this object")), shortened(key)),
                       one_of(keys()), did_you_mean(key, keys()));
    }
}

void ObjectTable::check_alternatives(const Json& json, Reading& reading) const {
    if (one_of_.empty()) return;
    const auto present =
        std::count_if(one_of_.begin(), one_of_.end(), [&](const std::string& key) { return json.contains(key); });
    if (present == 1) return;
    std::string allowed = fmt::format(fmt::runtime(tr("exactly one of {}")), one_of(one_of_));
    if (present == 0) return reading.report_missing(json, one_of_.front(), tr("none of these keys is here"), allowed);
    reading.report(json, tr("more than one of these keys is here"), std::move(allowed));
}

void ObjectTable::read_fields(const Json& json, void* object, Reading& reading) const {
    if (!json.is_object()) return reading.report_type(json, words({}));
    check_keys(json, reading);
    check_alternatives(json, reading);
    for (const Field& field : fields_) {
        const auto found = json.find(field.key);
        if (found != json.end()) {
            const Reading::Inside inside(reading, field.key);
            field.type->read(*found, field.member(object), field.info, reading);
        } else if (field.info.required) {
            reading.report_missing(json, field.key,
                                   fmt::format(fmt::runtime(tr("the key \"{}\" is missing")), field.key),
                                   fmt::format("\"{}\": {}", field.key, field.type->words(field.info)));
        }
    }
}

Json ObjectTable::write_fields(const void* object, const void* default_object) const {
    Json json = Json::object();
    for (const Field& field : fields_) {
        // Members are only read; the accessor is shared with reading.
        Json value = field.type->write(
            field.member(const_cast<void*>(object)));  // NOLINT(cppcoreguidelines-pro-type-const-cast)
        if (field.info.required || value != field.type->write(field.member(const_cast<void*>(default_object))))
            json[field.key] = std::move(value);  // NOLINT
    }
    return json;
}

Source ObjectTable::source_of(void* object) const {
    const Field* text = find_field("source");
    const Field* confidence = find_field("confidence");
    if (text == nullptr || confidence == nullptr) return {};
    return {*static_cast<std::string*>(text->member(object)), *static_cast<Confidence*>(confidence->member(object))};
}

void ObjectTable::visit_fields(void* object, const void* default_object, Visitor& visitor) const {
    const SourceScope scope(visitor, source_of(object));
    for (const Field& field : fields_) {
        if (!visitor.walks_defaults()) {
            void* default_member = field.member(const_cast<void*>(default_object));  // NOLINT: only read
            if (field.type->write(field.member(object)) == field.type->write(default_member)) continue;
        }
        visitor.here.push(field.key);
        field.type->visit(field.member(object), field.info, visitor);
        visitor.here.pop();
    }
}

Json ObjectTable::own_schema(Definitions& definitions) const {
    Json properties{{"comment", Json::object()}, {"note", Json::object()}};
    Json required = Json::array();
    for (const auto& [key, schema] : extra_keys_) properties[key] = schema;
    for (const Field& field : fields_) {
        Json schema = field.type->schema(field.info, definitions);
        std::string help = field.info.help;
        if (*field.info.unit) help = fmt::format("[{}] {}", field.info.unit, help);
        schema["description"] = help;
        properties[field.key] = std::move(schema);
        // What may come from a table beside this file is not required in it.
        if (field.info.required && (!field.info.column || field.info.identity)) required.push_back(field.key);
    }
    Json schema{
        {"type", "object"}, {"description", help_}, {"properties", properties}, {"additionalProperties", false}};
    if (!required.empty()) schema["required"] = required;
    for (const std::string& key : one_of_) schema["oneOf"].push_back({{"required", {key}}});
    return schema;
}

Json ObjectTable::schema(const FieldInfo&, Definitions& definitions) const {
    if (!definitions.contains(name_)) {
        definitions[name_] = Json::object();
        Json own = own_schema(definitions);
        definitions[name_] = std::move(own);
    }
    return {{"$ref", "#/definitions/" + name_}};
}

std::string ObjectTable::words(const FieldInfo&) const {
    return fmt::format(fmt::runtime(tr("an object {{...}} with the keys of \"{}\"")), name_);
}

Slot ObjectTable::enter(const PathStep& step, const Slot& here, Reading& reading) const {
    const Field* field = step.is_element() ? nullptr : find_field(step.key);
    if (field == nullptr) {
        const std::string& word = step.word();
        reading.report(word, fmt::format(fmt::runtime(tr("there is no key \"{}\" in this object")), shortened(word)),
                       one_of(keys()), did_you_mean(word, keys()));
        return {};
    }
    if (!here.json->is_object()) *here.json = Json::object();
    return {&(*here.json)[field->key], field->type, &field->info};
}

std::vector<Field> joined(std::vector<Field> first, std::vector<Field> second) {
    first.insert(first.end(), std::make_move_iterator(second.begin()), std::make_move_iterator(second.end()));
    return first;
}

}  // namespace umbral::scenario
