#pragma once
// Types of closed alternatives told apart by a key: {"effect": "add_places", ...}.

#include <memory>
#include <tuple>
#include <variant>

#include "scenario/table/list_types.hpp"

namespace umbral::scenario {

/// A variant of objects; the key `tag` holds the name of the alternative's table.
template <class V, class... Ts>
class UnionType final : public TypeFor<V> {
    static_assert(std::is_same_v<V, std::variant<Ts...>>, "alternatives in the variant's order, all of them");

  public:
    explicit UnionType(const char* tag, ObjectType<Ts>... tables) : tag_(tag), tables_(std::move(tables)...) {
        std::apply([&](ObjectType<Ts>&... table) { (table.allow_key(tag, {{"const", table.name()}}), ...); }, tables_);
    }

    void inner(std::vector<const Type*>& types) const override {
        for (const ObjectTable* table : tables()) types.push_back(table);
    }

  private:
    void read_value(const Json& json, V& target, const FieldInfo& info, Reading& reading) const override {
        if (!json.is_object()) return reading.report_type(json, words(info));
        const auto tag = json.find(tag_);
        if (tag == json.end())
            return reading.report_missing(json, tag_, fmt::format(fmt::runtime(tr("the key \"{}\" is missing")), tag_),
                                          fmt::format("\"{}\": {}", tag_, one_of(names())));
        bool found = false;
        std::apply(
            [&](const ObjectType<Ts>&... table) {
                ((*tag == table.name() ? (table.read(json, &target.template emplace<Ts>(), info, reading), found = true)
                                       : false),
                 ...);
            },
            tables_);
        if (found) return;
        const Reading::Inside inside(reading, tag_);
        reading.report(*tag, tr("this is not one of the words allowed here"), one_of(names()),
                       tag->is_string() ? did_you_mean(tag->get<std::string>(), names()) : "");
    }
    Json write_value(const V& value) const override {
        Json json = tables()[value.index()]->write(
            std::visit([](const auto& alternative) -> const void* { return &alternative; }, value));
        json[tag_] = tables()[value.index()]->name();
        return json;
    }
    Json schema(const FieldInfo&, Definitions& definitions) const override {
        Json schema;
        for (const ObjectTable* table : tables()) {
            Json alternative = table->schema({}, definitions);
            Json& required = definitions[table->name()]["required"];
            if (std::find(required.begin(), required.end(), tag_) == required.end()) required.push_back(tag_);
            schema["oneOf"].push_back(std::move(alternative));
        }
        return schema;
    }
    std::string words(const FieldInfo&) const override {
        return fmt::format(fmt::runtime(tr("an object with \"{}\": {}")), tag_, one_of(names()));
    }
    void visit_value(V& value, const FieldInfo& info, Visitor& visitor) const override {
        tables()[value.index()]->visit(std::visit([](auto& alternative) -> void* { return &alternative; }, value), info,
                                       visitor);
    }
    Slot enter(const PathStep& step, const Slot& here, Reading& reading) const override {
        for (const ObjectTable* table : tables()) {
            if (here.json->is_object() && here.json->value(tag_, Json()) == table->name())
                return table->enter(step, here, reading);
        }
        return Type::enter(step, here, reading);
    }

    std::vector<const ObjectTable*> tables() const {
        return std::apply([](const ObjectType<Ts>&... table) { return std::vector<const ObjectTable*>{&table...}; },
                          tables_);
    }
    std::vector<std::string> names() const {
        std::vector<std::string> names;
        for (const ObjectTable* table : tables()) names.push_back(table->name());
        return names;
    }

    const char* tag_;
    std::tuple<ObjectType<Ts>...> tables_;
};

}  // namespace umbral::scenario
