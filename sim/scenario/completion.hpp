#pragma once
// What the author may leave out and the reader fills in: ids of steps, least travel times, statistics, file values.

#include <vector>

#include "scenario/files.hpp"
#include "scenario/reader.hpp"
#include "scenario/table/type.hpp"
#include "scenario/unread.hpp"

namespace umbral::scenario {

/// The shortest journey allowed [h]; shorter would make the simulation's windows too short.
inline constexpr double least_min_hours = 0.1;

/// Fills in, before settings look for them, the ids of steps, and switches limits off whose source is only recalled
/// unless the author says otherwise. Leaves alone what is not of the right form.
void complete_document(Json& scenario);
struct EmpiricalFindings {
    Findings scenario;
    Findings plan;
};
/// Loads the values of empirical distributions from their files. Those of a file with a problem in it are unread.
EmpiricalFindings load_empirical_values(Input& input, const Files& files, UnreadParts& unread, Problems& problems);
/// Fills in what follows from other values, and what all plans among the files may bring about.
void complete(Input& input, const Files& files);

}  // namespace umbral::scenario
