#pragma once
// What is true of every run of every valid scenario. Each property has a number and a name; complaints carry the
// number.

#include <string>
#include <vector>

#include "generated/life.hpp"

namespace umbral::generated {

struct Property {
    int number = 0;
    const char* name;
};
[[nodiscard]] const std::vector<Property>& all_properties();
[[nodiscard]] const char* name_of(int property);

/// What is examined together, because it takes the same runs.
enum class Examination {
    one_history,  ///< 1 to 16, 21, 22, 26: a history, looked at, stepped, in other windows
    ensemble,     ///< 17 to 20: worker counts, cut and resumed, merged, from elsewhere
    officers,     ///< 23
    passing,      ///< 24
    untold,       ///< 25
};
[[nodiscard]] const std::vector<Examination>& all_examinations();

/// The case of a seed that an examination takes.
[[nodiscard]] Case case_for(Examination examination, std::uint64_t seed);
/// @param made  of the examination's kind
/// @throws InputError  the case is not valid
[[nodiscard]] Complaints examine(Examination examination, const Case& made, const Seam& seam = {});

/// Properties 1 to 3 and 5 to 16, of a record and the books beside it.
void check_record(const engine::ReplicationRecord& record, const Books& books, Complaints& complaints);

/// The first difference between two histories; empty when there is none.
[[nodiscard]] std::string difference(const engine::ReplicationRecord& a, const engine::ReplicationRecord& b);

}  // namespace umbral::generated
