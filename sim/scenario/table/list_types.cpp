#include "scenario/table/list_types.hpp"

#include <algorithm>

namespace umbral::scenario {

Json ListTable::schema(const FieldInfo& info, Definitions& definitions) const {
    Json element = element_.schema(info, definitions);
    Json list{{"type", "array"}, {"items", element}};
    if (info.length > 0) list["minItems"] = list["maxItems"] = info.length;
    if (info.not_empty) list["minItems"] = 1;
    if (!info.one_or_many) return list;
    return {{"anyOf", {element, list}}};
}

std::string ListTable::words(const FieldInfo& info) const {
    FieldInfo each = info;
    each.one_or_many = false;
    const std::string element =
        object_ ? fmt::format(fmt::runtime(tr("objects of \"{}\"")), object_->name()) : element_.words(each);
    if (info.length > 0) return fmt::format(fmt::runtime(tr("a list of {}, each {}")), info.length, element);
    if (info.one_or_many) return fmt::format(fmt::runtime(tr("one or a list of: {}")), element);
    return fmt::format(fmt::runtime(tr("a list of: {}")), element);
}

bool ListTable::check_list(const Json& json, const FieldInfo& info, Reading& reading) const {
    if (!json.is_array()) {
        reading.report_type(json, words(info));
        return false;
    }
    if (info.length > 0 && json.size() != info.length) {
        reading.report(json, tr("the list is not of the right length"), words(info));
        return false;
    }
    return true;
}

std::string ListTable::id_of(void* element) const {
    if (object_ == nullptr || object_->identity() == nullptr) return {};
    const Field& identity = *object_->identity();
    const Json id = identity.type->write(identity.member(element));
    return id.is_string() ? id.get<std::string>() : std::string{};
}

Slot ListTable::enter(const PathStep& step, const Slot& here, Reading& reading) const {
    if (here.info->one_or_many && here.json->is_object()) {
        if (!step.is_element()) return element_.enter(step, {here.json, &element_, here.info}, reading);
        *here.json = Json::array({*here.json});
    }
    if (!here.json->is_array()) *here.json = Json::array();
    const bool by_position = step.is_element() && *step.index < here.json->size();
    if (by_position && step.id.empty()) return {&(*here.json)[*step.index], &element_, here.info};
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < here.json->size(); ++i) {
        std::string id = id_in((*here.json)[i]);
        if (!step.id.empty() && id == step.id) return {&(*here.json)[i], &element_, here.info};
        ids.push_back(id.empty() ? std::to_string(i) : std::move(id));
    }
    if (by_position) return {&(*here.json)[*step.index], &element_, here.info};
    const std::string& word = step.word();
    std::string allowed =
        ids.empty() ? tr("nothing: the list is empty") : fmt::format(fmt::runtime(tr("in brackets, {}")), one_of(ids));
    reading.report(
        word, step.is_element() ? tr("the list has no such element") : tr("an element of a list is named in brackets"),
        shortened(allowed, 400), did_you_mean(word, ids));
    return {};
}

std::vector<Json> ListTable::stand_ins(const FieldInfo& info) const {
    std::vector<Json> lists;
    if (info.length == 0) return lists;
    for (const Json& value : element_.stand_ins(info)) lists.emplace_back(Json::array_t(info.length, value));
    return lists;
}

void ListTable::inner(std::vector<const Type*>& types) const { types.push_back(&element_); }

MapTable::Entries MapTable::read_entries(const Json& json, const FieldInfo& info, Reading& reading) const {
    if (word_is_whole_ && json.is_string()) return {{json.get<std::string>(), Quantity{1.0}}};
    if (!json.is_object()) {
        reading.report_type(json, words(info));
        return {};
    }
    Entries entries;
    for (const auto& [key, value] : json.items()) {
        if (reading.is_full()) break;
        if (Reading::is_comment(key)) continue;
        const Reading::Inside inside(reading, key);
        Quantity quantity;
        type_of<Quantity>().read(value, &quantity, info, reading);
        entries.emplace_back(key, std::move(quantity));
    }
    return entries;
}

void MapTable::visit_entry(const std::string& name, Quantity& value, const FieldInfo& info, Visitor& visitor) {
    visitor.here.push(name);
    if (info.refers != Refers::nothing) visitor.reference(name, info, visitor.here);
    visitor.quantity(value, info, visitor.here);
    visitor.here.pop();
}

Json MapTable::schema(const FieldInfo& info, Definitions& definitions) const {
    Json map{{"type", "object"},
             {"properties", {{"comment", Json::object()}, {"note", Json::object()}}},
             {"additionalProperties", type_of<Quantity>().schema(info, definitions)}};
    if (!word_is_whole_) return map;
    return {{"anyOf", {{{"type", "string"}}, map}}};
}

std::string MapTable::words(const FieldInfo& info) const {
    const std::string map =
        fmt::format(fmt::runtime(tr("an object {{\"name\": value, ...}}, each value {}")), number_words(info));
    return word_is_whole_ ? fmt::format(fmt::runtime(tr("a name, or {}")), map) : map;
}

Slot MapTable::enter(const PathStep& step, const Slot& here, Reading& reading) const {
    if (step.is_element()) return Type::enter(step, here, reading);
    if (here.json->is_string()) *here.json = {{here.json->get<std::string>(), 1}};
    if (!here.json->is_object()) *here.json = Json::object();
    return {&(*here.json)[step.key], &type_of<Quantity>(), here.info};
}

}  // namespace umbral::scenario
