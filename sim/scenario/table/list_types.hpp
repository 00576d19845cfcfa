#pragma once
// Types made of others: lists, optional values, maps from name to quantity, and unions told apart by a key.

#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <fmt/format.h>

#include "base/i18n.hpp"
#include "base/text.hpp"
#include "scenario/table/enum_type.hpp"
#include "scenario/table/object_type.hpp"
#include "scenario/table/quantity_type.hpp"

namespace umbral::scenario {

/// The untyped part of a list: schema, words and paths.
class ListTable : public Type {
  public:
    explicit ListTable(const Type& element) : element_(element), object_(dynamic_cast<const ObjectTable*>(&element)) {}

    [[nodiscard]] Json schema(const FieldInfo& info, Definitions& definitions) const override;
    [[nodiscard]] std::string words(const FieldInfo& info) const override;
    [[nodiscard]] Slot enter(const PathStep& step, const Slot& here, Reading& reading) const override;
    void inner(std::vector<const Type*>& types) const override;
    /// Of a list of so many values: those of one, all the same.
    [[nodiscard]] std::vector<Json> stand_ins(const FieldInfo& info) const override;

  protected:
    /// The id of an element as written, or "".
    [[nodiscard]] std::string id_in(const Json& json) const {
        return object_ ? object_->identity_in(json) : std::string{};
    }
    /// The id of a bound element, or "".
    [[nodiscard]] std::string id_of(void* element) const;
    /// Checks that the value is a list of the right length, and reports. @return whether it may be read
    [[nodiscard]] bool check_list(const Json& json, const FieldInfo& info, Reading& reading) const;

    const Type& element_;
    const ObjectTable* object_;
};

template <class T>
class ListType final : public ListTable {
  public:
    explicit ListType(const Type& element = type_of<T>()) : ListTable(element) {}

    void read(const Json& json, void* target, const FieldInfo& info, Reading& reading) const override {
        auto& list = *static_cast<std::vector<T>*>(target);
        if (info.one_or_many && !json.is_array()) {
            list.assign(1, T{});
            return element_.read(json, &list[0], info, reading);
        }
        if (!check_list(json, info, reading)) return;
        list.clear();
        // One by one: a list of a million values that are no T must not take the room of a million T.
        for (std::size_t i = 0; i < json.size() && !reading.is_full(); ++i) {
            const Reading::Inside inside(reading, i, id_in(json[i]));
            element_.read(json[i], &list.emplace_back(), info, reading);
        }
    }
    [[nodiscard]] Json write(const void* value) const override {
        Json json = Json::array();
        for (const T& element : *static_cast<const std::vector<T>*>(value)) json.push_back(element_.write(&element));
        return json;
    }
    void visit(void* value, const FieldInfo& info, Visitor& visitor) const override {
        auto& list = *static_cast<std::vector<T>*>(value);
        for (std::size_t i = 0; i < list.size(); ++i) {
            visitor.here.push_element(i, id_of(&list[i]));
            element_.visit(&list[i], info, visitor);
            visitor.here.pop();
        }
    }
};

template <class T>
struct TypeOf<std::vector<T>> {
    static const Type& get() {
        static const ListType<T> type;
        return type;
    }
};

/// A value that may be absent: an absent key. Reading, schema and words are the value's own.
template <class T>
class OptionalType final : public Type {
  public:
    void read(const Json& json, void* target, const FieldInfo& info, Reading& reading) const override {
        T value{};
        const std::size_t before = reading.findings.size();
        type_of<T>().read(json, &value, info, reading);
        if (reading.findings.size() == before) *static_cast<std::optional<T>*>(target) = std::move(value);
    }
    [[nodiscard]] Json write(const void* value) const override {
        const auto& optional = *static_cast<const std::optional<T>*>(value);
        return optional ? type_of<T>().write(&*optional) : Json(nullptr);
    }
    [[nodiscard]] Json schema(const FieldInfo& info, Definitions& definitions) const override {
        return type_of<T>().schema(info, definitions);
    }
    [[nodiscard]] std::string words(const FieldInfo& info) const override { return type_of<T>().words(info); }
    void visit(void* value, const FieldInfo& info, Visitor& visitor) const override {
        auto& optional = *static_cast<std::optional<T>*>(value);
        if (optional) type_of<T>().visit(&*optional, info, visitor);
    }
    [[nodiscard]] Slot enter(const PathStep& step, const Slot& here, Reading& reading) const override {
        return type_of<T>().enter(step, here, reading);
    }
    [[nodiscard]] Cell cell() const override { return type_of<T>().cell(); }
    [[nodiscard]] std::vector<Json> stand_ins(const FieldInfo& info) const override {
        return type_of<T>().stand_ins(info);
    }
    void inner(std::vector<const Type*>& types) const override { types.push_back(&type_of<T>()); }
};

template <class T>
struct TypeOf<std::optional<T>> {
    static const Type& get() {
        static const OptionalType<T> type;
        return type;
    }
};

/// The untyped part of a map from name to quantity.
class MapTable : public Type {
  public:
    /// @param word_is_whole  a lone word means that name with a value of 1
    explicit MapTable(bool word_is_whole) : word_is_whole_(word_is_whole) {}

    [[nodiscard]] Json schema(const FieldInfo& info, Definitions& definitions) const override;
    [[nodiscard]] std::string words(const FieldInfo& info) const override;
    [[nodiscard]] Slot enter(const PathStep& step, const Slot& here, Reading& reading) const override;

  protected:
    using Entries = std::vector<std::pair<std::string, Quantity>>;
    [[nodiscard]] Entries read_entries(const Json& json, const FieldInfo& info, Reading& reading) const;
    static void visit_entry(const std::string& name, Quantity& value, const FieldInfo& info, Visitor& visitor);

    bool word_is_whole_;
};

/// A list of named quantities written as an object: `{"family": 0.4, "alone": 0.6}`. Sorted by name.
template <class E, auto Name, auto Value>
class MapType final : public MapTable {
  public:
    using MapTable::MapTable;

    void read(const Json& json, void* target, const FieldInfo& info, Reading& reading) const override {
        auto& list = *static_cast<std::vector<E>*>(target);
        list.clear();
        for (auto& [name, value] : read_entries(json, info, reading)) {
            E entry{};
            entry.*Name = name;
            entry.*Value = std::move(value);
            list.push_back(std::move(entry));
        }
    }
    [[nodiscard]] Json write(const void* value) const override {
        Json json = Json::object();
        for (const E& entry : *static_cast<const std::vector<E>*>(value))
            json[entry.*Name] = type_of<Quantity>().write(&(entry.*Value));
        return json;
    }
    void visit(void* value, const FieldInfo& info, Visitor& visitor) const override {
        std::vector<Quantity*> values;
        for (E& entry : *static_cast<std::vector<E>*>(value)) {
            visit_entry(entry.*Name, entry.*Value, info, visitor);
            values.push_back(&(entry.*Value));
        }
        if (info.sums_to_one && !values.empty()) visitor.shares(values, info, visitor.here);
    }
};

using Share = std::pair<std::string, Quantity>;
using ShareMapType = MapType<Share, &Share::first, &Share::second>;
template <>
struct TypeOf<std::vector<Share>> {
    static const Type& get() {
        static const ShareMapType type(false);
        return type;
    }
};
template <>
struct TypeOf<std::vector<NeedShare>> {
    static const Type& get() {
        static const MapType<NeedShare, &NeedShare::need, &NeedShare::share> type(false);
        return type;
    }
};
template <>
struct TypeOf<std::vector<Hazard>> {
    static const Type& get() {
        static const MapType<Hazard, &Hazard::need, &Hazard::per_person> type(false);
        return type;
    }
};
template <>
struct TypeOf<std::vector<Next>> {
    static const Type& get() {
        static const MapType<Next, &Next::step, &Next::share> type(true);
        return type;
    }
};

}  // namespace umbral::scenario
