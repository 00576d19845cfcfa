#pragma once
// A generated scenario with its plan and how it is run: read from memory, or written to a folder for `umbral run`.

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>

#include "scenario/files.hpp"
#include "scenario/reader.hpp"
#include "scenario/table/type.hpp"

namespace umbral::generated {

using scenario::Json;

struct Case {
    std::uint64_t seed = 0;                     ///< it was made from
    Json scenario;                              ///< scenario.json
    std::map<std::string, Json> plans;          ///< plans/ID.json
    std::map<std::string, std::string> tables;  ///< CSV files by name
    std::string plan;                           ///< that is run; none: scenario::no_plan
    double until_days = 0;                      ///< [days]; 0: to the end
    std::uint64_t history_seed = 1;             ///< as --seed
};

[[nodiscard]] std::map<std::string, std::string> files_of(const Case& made);
/// @throws InputError  it is not valid
[[nodiscard]] scenario::Input input_of(const Case& made);
/// Writes the folder anew.
void write_folder(const Case& made, const std::filesystem::path& folder);
/// Where files that are soon gone are written: in memory where the machine has such a place.
[[nodiscard]] std::filesystem::path scratch_folder();
/// The command that runs a written case.
[[nodiscard]] std::string command_of(const Case& made, const std::filesystem::path& folder);
/// What is wrong with an input, in a few lines.
[[nodiscard]] std::string text_of(const InputError& error);

}  // namespace umbral::generated
