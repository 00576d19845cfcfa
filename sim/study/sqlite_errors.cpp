#include "study/sqlite_errors.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include "base/i18n.hpp"
#include "study/study_error.hpp"

namespace umbral::study {

Problem damaged(const std::string& file, const std::string& detail) {
    return {file,
            "",
            detail,
            tr("this study is damaged: part of it is missing or overwritten"),
            tr("a study written by umbral run"),
            tr("restore it from a copy, or run the scenario again with another --out")};
}

void throw_readable(const SQLite::Exception& error, const std::string& file) {
    switch (error.getErrorCode()) {
        case SQLITE_FULL:
            throw StudyError(fmt::format(
                fmt::runtime(tr("{}: the disk is full. The replications finished before are kept; make room and "
                                "run the same command again to add the rest.")),
                file));
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            throw InputError({file, "", "", tr("another program is using this study"),
                              tr("one program writing at a time"),
                              tr("wait until it has finished, or name another file with --out")});
        case SQLITE_NOTADB:
            throw InputError({file, "", "", tr("this file is not a study"), tr("a study written by umbral run"),
                              tr("check the file's name")});
        case SQLITE_CORRUPT:
        case SQLITE_MISMATCH:
        case SQLITE_ERROR:
            throw InputError(damaged(file, error.what()));
        case SQLITE_READONLY:
        case SQLITE_CANTOPEN:
        case SQLITE_PERM:
        case SQLITE_AUTH:
            throw InputError({file, "", error.what(), tr("the study cannot be opened or written here"),
                              tr("a file in a folder you may write to"),
                              tr("check the folder and its permissions, or name another file with --out")});
        default:
            throw StudyError(fmt::format(
                fmt::runtime(tr("{}: the study could not be read or written ({}). The replications finished before "
                                "are kept.")),
                file, error.what()));
    }
}

}  // namespace umbral::study
