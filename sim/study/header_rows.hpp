#pragma once
// The header in its tables (study, setting, site, observed, wait_cause) and the plans', with the hashes by which a
// changed one is known. Included by the store's own sources only.

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "engine/record.hpp"
#include "study/header.hpp"

namespace umbral::study {

using WaitCauses = std::unordered_map<std::int64_t, engine::WaitCause>;  // by number in the study

void write_header(SQLite::Database& database, const Header& header);
void write_plan(SQLite::Database& database, const PlanLabel& plan);

/// @param file    for the messages
/// @param format  of the study
/// @throws InputError  the header is not what it was when the study was begun
[[nodiscard]] std::pair<Header, WaitCauses> read_header(SQLite::Database& database, const std::string& file,
                                                        int format);
/// Plans by number. @throws InputError  one of them is not what it was when it was added
[[nodiscard]] std::vector<std::pair<std::int64_t, PlanLabel>> read_plans(SQLite::Database& database,
                                                                         const std::string& file, int format);

}  // namespace umbral::study
