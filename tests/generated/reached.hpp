#pragma once
// Which fields of the field tables, and which of their words and forms, a set of generated cases has reached. The
// tables are walked: what is added to one must be generated, or it is told here.

#include <map>
#include <set>
#include <string>
#include <vector>

#include "generated/case.hpp"
#include "scenario/table/object_type.hpp"

namespace umbral::generated {

class Reached {
  public:
    /// Notes what the case's files hold, with the rows of its tables.
    void add(const Case& made);
    /// Everything that no case has: "site.kind: never \"town\"", "route.fare_usd: always the same".
    [[nodiscard]] std::vector<std::string> missing() const;
    /// Fields that are looked for.
    [[nodiscard]] static std::size_t fields();

  private:
    void walk(const scenario::Type& type, const Json& json, const std::string& field);
    void object(const scenario::ObjectTable& table, const Json& json);

    std::map<std::string, std::set<std::string>> values_;  ///< by field: a few of its values as text
    std::map<std::string, std::set<std::string>> forms_;   ///< by type: number, object, list, ...
    std::set<std::string> families_, alternatives_;
};

}  // namespace umbral::generated
