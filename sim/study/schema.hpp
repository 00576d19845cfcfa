#pragma once
// The study file's tables (docs/study.md says why each is there) and the marks by which a study is known.

namespace umbral::study {

/// "UMBR": SQLite's application_id of a study.
inline constexpr int application_id = 0x554d4252;
/// SQLite's user_version of a study; raised when a table changes.
inline constexpr int schema_version = 2;

/// CREATE statements of the present version.
extern const char* const schema_sql;
/// Those of a version. @pre 1 <= version <= schema_version
[[nodiscard]] const char* schema_sql_of(int version);

}  // namespace umbral::study
