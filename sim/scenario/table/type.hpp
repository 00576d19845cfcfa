#pragma once
// The field table: every field of every object a user can write, said once. The reader binds through it, the JSON
// Schema and docs/scenario.md are generated from it, settings are resolved through it, and screens take limits,
// defaults, units and help from it.
//
// A Type knows one C++ type: how it is read from JSON, written back, described in a schema and in words, walked, and
// entered by a path. A FieldInfo holds what is particular to one field of that type. object_type.hpp joins them.

#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "base/first_few.hpp"
#include "scenario/quantity.hpp"
#include "scenario/table/path.hpp"

namespace umbral::scenario {

using Json = nlohmann::json;

/// What the ids in a field name. The ones below `scenario_wide` are unique in the whole scenario or plan.
enum class Refers {
    nothing,
    profile,
    site,
    route,
    fleet,
    country,
    need,
    agency,
    channel,
    budget_line,
    level,
    measure,
    agreement,
    observable,
    scenario_wide,
    station_here,
    pool_here,
    item_here,
    step_here
};

/// What is known of one field beside its type. Lists and maps: min, max, whole and refers are about the elements.
struct FieldInfo {
    const char* unit = "";  ///< h, persons, ...; empty for none
    double min = -std::numeric_limits<double>::infinity();
    double max = std::numeric_limits<double>::infinity();
    bool above_min = false;  ///< min itself is not allowed
    bool whole = false;      ///< whole numbers only
    bool required = false;
    bool column = false;       ///< may be a column of the object's CSV table
    bool identity = false;     ///< names the object in paths and messages
    bool one_or_many = false;  ///< a list that may be written as its only element
    bool not_empty = false;    ///< a list of at least one element
    bool sums_to_one = false;  ///< the shares of a map add up to 1
    std::size_t length = 0;    ///< exact number of elements of a list; 0: any
    Refers refers = Refers::nothing;
    const char* help = "";                  ///< English; translate with tr()
    std::optional<double> default_value{};  ///< of a field that holds one quantity: its value where the key is absent
};

/// Something wrong at a place of the document.
struct Finding {
    Path path;
    std::string value;
    std::string message;
    std::string allowed;
    std::string hint;
    std::optional<Path> repeats = std::nullopt;  ///< the place of what this has again; told in the hint
    std::string missing_key = {};                ///< of the object at the path: it is not there
};

/// Cuts what is longer than anybody reads, as of a problem.
void shorten(Finding& finding);
using Findings = FirstFew<Finding>;

/// Where a reading is and what it has found so far.
class Reading {
  public:
    Path path;
    Findings findings;

    void report(const Json& value, std::string message, std::string allowed, std::string hint = {});
    /// The value is not of the type that `allowed` describes.
    void report_type(const Json& value, std::string allowed);
    /// Whether there is more to tell than will be told: the rest need not be read.
    [[nodiscard]] bool is_full() const { return findings.is_cut(); }
    /// The object lacks what the key stands for.
    void report_missing(const Json& object, std::string key, std::string message, std::string allowed);
    /// @return whether the key may be in any object (comment, note)
    [[nodiscard]] static bool is_comment(std::string_view key) { return key == "comment" || key == "note"; }

    /// Enters a key or an element for as long as it lives.
    class Inside {
      public:
        Inside(Reading& reading, std::string_view key) : reading_(reading) { reading_.path.push(key); }
        Inside(Reading& reading, std::size_t index, std::string_view id) : reading_(reading) {
            reading_.path.push_element(index, id);
        }
        ~Inside() { reading_.path.pop(); }
        Inside(const Inside&) = delete;
        Inside& operator=(const Inside&) = delete;

      private:
        Reading& reading_;
    };
};

/// Sees every value of a kind while a Type walks a bound object. Paths are as in messages.
class Visitor {
  public:
    virtual ~Visitor() = default;
    virtual void quantity(Quantity&, const FieldInfo&, const Path&) {}
    /// Before the quantities of its parameters.
    virtual void distribution(Distribution&, const FieldInfo&, const Path&) {}
    virtual void reference(const std::string& /*id*/, const FieldInfo&, const Path&) {}
    /// After the quantities of its values: a map whose shares add up to 1.
    virtual void shares(const std::vector<Quantity*>&, const FieldInfo&, const Path&) {}

    /// Whether fields that have their default values are walked too.
    [[nodiscard]] virtual bool walks_defaults() const { return true; }
    /// The nearest source around what is being walked; an assumption without a text where there is none.
    [[nodiscard]] Source source() const { return sources.empty() ? Source{} : sources.back(); }

    Path here;                    ///< of what is being walked
    std::vector<Source> sources;  ///< of the objects around it, outermost first
};

/// Puts a source around what a visitor walks, for as long as it lives. A source that says nothing changes nothing.
class SourceScope {
  public:
    SourceScope(Visitor& visitor, Source source) : visitor_(visitor) {
        const bool says_something = !source.text.empty() || source.confidence != Confidence::assumption;
        visitor_.sources.push_back(says_something ? std::move(source) : visitor_.source());
    }
    ~SourceScope() { visitor_.sources.pop_back(); }
    SourceScope(const SourceScope&) = delete;
    SourceScope& operator=(const SourceScope&) = delete;

  private:
    Visitor& visitor_;
};

class Type;

/// A place in a document that a path step leads to.
struct Slot {
    Json* json = nullptr;
    const Type* type = nullptr;
    const FieldInfo* info = nullptr;
};

/// How a CSV cell of a type is written.
enum class Cell { none, text, number, flag };

/// Schema definitions by name, filled while a schema is generated.
using Definitions = Json;

class Type {
  public:
    virtual ~Type() = default;
    virtual void read(const Json& json, void* target, const FieldInfo& info, Reading& reading) const = 0;
    /// Canonical JSON: the same value gives the same text, however it was written.
    [[nodiscard]] virtual Json write(const void* value) const = 0;
    [[nodiscard]] virtual Json schema(const FieldInfo& info, Definitions& definitions) const = 0;
    /// What to write, in words of the user's language: "a number from 0 to 1".
    [[nodiscard]] virtual std::string words(const FieldInfo& info) const = 0;
    virtual void visit(void* /*value*/, const FieldInfo&, Visitor&) const {}
    /// Enters a step from `here`, making what is absent. @return an empty slot, and a finding, when it leads nowhere
    [[nodiscard]] virtual Slot enter(const PathStep& step, const Slot& here, Reading& reading) const;
    [[nodiscard]] virtual Cell cell() const { return Cell::none; }
    /// Values that between them show what could follow where one cannot be read: of a number, the ends of what is
    /// allowed. Empty where only its author can tell.
    [[nodiscard]] virtual std::vector<Json> stand_ins(const FieldInfo&) const { return {}; }
    /// Adds the types directly inside, for the pages of the docs. An object tells them by its fields.
    virtual void inner(std::vector<const Type*>& /*types*/) const {}
};

/// A Type with its C++ type put back.
template <class T>
class TypeFor : public Type {
  public:
    void read(const Json& json, void* target, const FieldInfo& info, Reading& reading) const final {
        read_value(json, *static_cast<T*>(target), info, reading);
    }
    [[nodiscard]] Json write(const void* value) const final { return write_value(*static_cast<const T*>(value)); }
    void visit(void* value, const FieldInfo& info, Visitor& visitor) const final {
        visit_value(*static_cast<T*>(value), info, visitor);
    }

    virtual void read_value(const Json& json, T& target, const FieldInfo& info, Reading& reading) const = 0;
    [[nodiscard]] virtual Json write_value(const T& value) const = 0;
    virtual void visit_value(T& /*value*/, const FieldInfo&, Visitor&) const {}
};

/// The Type of a C++ type; specialised beside each Type.
template <class T>
struct TypeOf;
template <class T>
[[nodiscard]] const Type& type_of() {
    return TypeOf<T>::get();
}

}  // namespace umbral::scenario
