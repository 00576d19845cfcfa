#pragma once
// The command line's own words in the user's language: headings of help, and what is wrong with a command line.

#include <CLI/App.hpp>
#include <CLI/Error.hpp>
#include <string>

#include "base/problem.hpp"

namespace umbral::cli {

/// Headings, the help option and the groups of a program whose verbs are added later.
void translate_help(CLI::App& program);

/// Adds a verb to a program whose help is translated.
CLI::App* add_verb(CLI::App& program, const char* name, const char* description);

/// What is wrong with a command line, with the nearest verb or option where one was mistyped.
[[nodiscard]] Problem explain(const CLI::App& program, const CLI::ParseError& error);

/// The language asked for on the command line (--lang es, --lang=es); "" when none is.
[[nodiscard]] std::string language_of(int argc, const char* const* argv);

}  // namespace umbral::cli
