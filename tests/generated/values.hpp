#pragma once
// Values of fields, drawn among those that the field table allows, the awkward ones often: the ends, 0, whole numbers
// that coincide, every form in which a quantity or a distribution may be written. Driven by the table: a new field of a
// known type is generated without a line here.

#include <map>
#include <string>
#include <vector>

#include "generated/dice.hpp"
#include "scenario/table/tables.hpp"

namespace umbral::generated {

using scenario::Json;

struct Span {
    double low = 0;
    double high = 0;
};

class Values {
  public:
    Values(Dice& dice, Date start, double days) : dice_(dice), start_(start), days_(days) {}

    std::map<scenario::Refers, std::vector<std::string>> known;  ///< what fields may refer to
    double density = 0.3;                                        ///< share of the fields that need not be there

    /// Any value that the field may have; null where it would have to name what is not there.
    /// @throws std::logic_error  nothing is known of the type
    [[nodiscard]] Json any(const scenario::Type& type, const scenario::FieldInfo& info);
    /// The object with the keys given (null: left out); of its other fields those that are required, and some others.
    [[nodiscard]] Json object(const scenario::ObjectTable& table, Json given = Json::object());
    [[nodiscard]] Json object(const scenario::Type& type, Json given = Json::object());

    // Single values, in a span where what the field itself allows is too much.
    [[nodiscard]] double number(const scenario::FieldInfo& info, Span within);
    [[nodiscard]] Json quantity(const scenario::FieldInfo& info, Span within);
    [[nodiscard]] Json distribution(const scenario::FieldInfo& info, Span within);
    /// What a field of this unit usually is.
    [[nodiscard]] static Span usual(const scenario::FieldInfo& info);
    /// Shares that add up to 1, by name.
    [[nodiscard]] Json shares(const std::vector<std::string>& names, bool may_be_uncertain = true);

    [[nodiscard]] std::string prose();
    [[nodiscard]] Json text(const std::string& what);
    /// The day so many days after the start.
    [[nodiscard]] std::string date(int day) const;
    /// A day that is simulated.
    [[nodiscard]] int day() { return dice_.whole(0, last_day()); }
    [[nodiscard]] int last_day() const;
    [[nodiscard]] double hour();

    /// Columns of numbers for empirical distributions: written as draws.csv.
    std::map<std::string, std::vector<double>> columns;

  private:
    [[nodiscard]] Json list(const scenario::Type& element, const scenario::FieldInfo& info);
    [[nodiscard]] Json id(const scenario::FieldInfo& info);
    [[nodiscard]] Json map(const scenario::FieldInfo& info);
    [[nodiscard]] Json hours_of_week();
    [[nodiscard]] Json roster();
    [[nodiscard]] std::string days_of_week();
    [[nodiscard]] std::string clock(bool ends);
    [[nodiscard]] Json parameter(const std::string& family, const std::string& name, Span within);
    [[nodiscard]] Json spread(const scenario::FieldInfo& info, Span within);
    [[nodiscard]] std::vector<double> numbers(Span within, std::size_t most);
    void add_source(Json& object);

    Dice& dice_;
    Date start_;
    double days_;
    int ids_ = 0;
};

}  // namespace umbral::generated
