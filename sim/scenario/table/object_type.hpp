#pragma once
// Objects: a name, a help text and a list of fields. `field<&Site::agency>("agency", {...})` binds a key to a member;
// a chain of members reaches inside: `field<&Site::source, &Source::text>("source", {...})`.

#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/i18n.hpp"
#include "scenario/table/scalar_types.hpp"
#include "scenario/table/type.hpp"

namespace umbral::scenario {

/// One key of an object.
struct Field {
    std::string key;
    FieldInfo info;
    const Type* type = nullptr;
    void* (*member)(void* object) = nullptr;  ///< the bound member of an object
};

namespace detail {
template <class>
struct MemberOf;
template <class M, class O>
struct MemberOf<M O::*> {
    using Member = M;
    using Object = O;
};
template <auto First, auto... Rest>
void* reach(void* object) {
    using Object = typename MemberOf<decltype(First)>::Object;
    auto* member = &(static_cast<Object*>(object)->*First);
    if constexpr (sizeof...(Rest) == 0)
        return member;
    else
        return reach<Rest...>(member);
}
template <auto First, auto... Rest>
struct Last : Last<Rest...> {};
template <auto Only>
struct Last<Only> {
    using Member = typename MemberOf<decltype(Only)>::Member;
};
/// The member as a new object has it.
template <auto First, auto... Rest>
[[nodiscard]] auto default_of() {
    typename MemberOf<decltype(First)>::Object object{};
    return *static_cast<typename Last<First, Rest...>::Member*>(reach<First, Rest...>(&object));
}
}  // namespace detail

/// A field bound to a member, of the member's own Type.
template <auto... Members>
[[nodiscard]] Field field(const char* key, const FieldInfo& info) {
    using Member = typename detail::Last<Members...>::Member;
    Field made{key, info, &type_of<Member>(), &detail::reach<Members...>};
    if constexpr (std::is_same_v<Member, Quantity>) {
        if (!info.required) made.info.default_value = detail::default_of<Members...>().value;
    }
    return made;
}
/// A field bound to a member and read in a way of its own.
template <auto... Members>
[[nodiscard]] Field field_as(const char* key, const Type& type, const FieldInfo& info) {
    return {key, info, &type, &detail::reach<Members...>};
}

/// The untyped part of an object's Type: what schema, docs and paths need.
class ObjectTable : public Type {
  public:
    ObjectTable(const char* name, const char* help, std::vector<Field> fields);

    [[nodiscard]] const std::string& name() const { return name_; }
    [[nodiscard]] const char* help() const { return help_; }
    [[nodiscard]] const std::vector<Field>& fields() const { return fields_; }
    [[nodiscard]] const Field* find_field(std::string_view key) const;
    [[nodiscard]] std::vector<std::string> keys() const;
    /// The field that names such an object, or nothing.
    [[nodiscard]] const Field* identity() const { return identity_ ? &fields_[*identity_] : nullptr; }
    /// The id an object of this type is written with, or "".
    [[nodiscard]] std::string identity_in(const Json& json) const;
    /// A new object with the struct's defaults, for showing them.
    [[nodiscard]] virtual Json defaults() const = 0;

    /// Exactly one of these keys must be there. Set once, while the table is built.
    ObjectTable& exactly_one_of(std::vector<std::string> keys);
    /// A further key is allowed and has no field: what an enclosing union tells its alternatives by, or "$schema".
    ObjectTable& allow_key(std::string key, Json schema);
    [[nodiscard]] const std::vector<std::string>& alternatives() const { return one_of_; }
    /// The keys without a field, each with the schema of its value.
    [[nodiscard]] const std::vector<std::pair<std::string, Json>>& extra_keys() const { return extra_keys_; }

    [[nodiscard]] Json schema(const FieldInfo& info, Definitions& definitions) const override;
    [[nodiscard]] std::string words(const FieldInfo& info) const override;
    [[nodiscard]] Slot enter(const PathStep& step, const Slot& here, Reading& reading) const override;

  protected:
    void read_fields(const Json& json, void* object, Reading& reading) const;
    [[nodiscard]] Json write_fields(const void* object, const void* default_object) const;
    void visit_fields(void* object, const void* default_object, Visitor& visitor) const;

  private:
    void check_keys(const Json& json, Reading& reading) const;
    void check_alternatives(const Json& json, Reading& reading) const;
    [[nodiscard]] Json own_schema(Definitions& definitions) const;
    [[nodiscard]] Source source_of(void* object) const;

    std::string name_;
    const char* help_;
    std::vector<Field> fields_;
    std::optional<std::size_t> identity_;  // index into fields_
    std::vector<std::string> one_of_;
    std::vector<std::pair<std::string, Json>> extra_keys_;
};

template <class T>
class ObjectType final : public ObjectTable {
  public:
    using ObjectTable::ObjectTable;

    void read(const Json& json, void* target, const FieldInfo&, Reading& reading) const override {
        read_fields(json, target, reading);
    }
    [[nodiscard]] Json write(const void* value) const override {
        static const T defaults{};
        return write_fields(value, &defaults);
    }
    void visit(void* value, const FieldInfo&, Visitor& visitor) const override {
        static const T defaults{};
        visit_fields(value, &defaults, visitor);
    }
    [[nodiscard]] Json defaults() const override {
        const T value{};
        Json json = Json::object();
        for (const Field& field : fields())
            json[field.key] = field.type->write(field.member(const_cast<T*>(&value)));  // NOLINT: only read
        return json;
    }
};

/// The fields `source` and `confidence` of an object with a Source.
template <auto... Members>
[[nodiscard]] std::vector<Field> source_fields(bool columns = false) {
    return {field_as<Members..., &Source::text>(
                "source", prose_type(),
                {.column = columns, .help = UMBRAL_N("where the values come from: document, page, date")}),
            field<Members..., &Source::confidence>(
                "confidence", {.column = columns,
                               .help = UMBRAL_N("how the source is known: seen in it (read), arithmetic on what was "
                                                "read (computed), general knowledge (recall), or an assumption")})};
}

/// The lists of fields as one.
[[nodiscard]] std::vector<Field> joined(std::vector<Field> first, std::vector<Field> second);

}  // namespace umbral::scenario
