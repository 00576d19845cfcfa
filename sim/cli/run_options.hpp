#pragma once
// What `umbral run` was asked to do: the command line's texts, read and checked together. `umbral compare` shares most
// of them.

#include <CLI/App.hpp>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "analysis/stopping.hpp"
#include "cli/option_reader.hpp"
#include "scenario/reader.hpp"

namespace umbral::cli {

enum class Format { text, json, jsonl, csv };

/// The command line as written; empty where an option was not given.
struct RunTexts {
    std::string folder;
    std::string plan;
    std::string replications = "20";
    std::vector<std::string> targets;
    std::string seed = "1";
    std::string jobs;
    std::string until;
    std::vector<std::string> settings;
    std::optional<std::string> out;
    std::string format = "text";
    bool quiet = false;
};

/// The same with meanings.
struct RunOptions {
    std::filesystem::path folder;
    std::string plan;
    std::uint32_t replications = 20;   ///< 0: until the targets are met
    std::vector<std::string> targets;  ///< read against the scenario, with analysis::parse_target
    std::uint64_t seed = 1;
    unsigned jobs = 1;
    std::string until;  ///< read against the scenario, with until_days()
    std::vector<scenario::Setting> settings;
    std::filesystem::path out;  ///< empty: in memory
    Format format = Format::text;
    bool quiet = false;
};

/// Largest seed: every JSON reader holds whole numbers up to it exactly.
inline constexpr std::uint64_t max_seed = (std::uint64_t{1} << 53) - 1;
inline constexpr std::uint32_t max_replications = 100'000;
inline constexpr unsigned max_jobs = 1024;

/// Adds the options that say how to simulate and where to: --seed to --quiet.
void add_simulation_options(CLI::App& verb, RunTexts& texts);

/// Reads what a run and a comparison share; leaves to the caller what is needed for --replications auto. What is wrong
/// is in the reader, whose caller goes on with the scenario before it finishes.
[[nodiscard]] RunOptions read_simulation_options(const RunTexts& texts, OptionReader& reader);

/// The same and what a run alone needs.
[[nodiscard]] RunOptions read_run_options(const RunTexts& texts, OptionReader& reader);

/// One of the formats in `allowed`. @throws InputError  another word
[[nodiscard]] Format read_format(const std::string& text, const std::vector<std::string>& allowed);

/// --until as days from the scenario's start, 0 for its end. A date is 00:00 of that day, not included.
/// @throws InputError  neither a date nor a number of days, or not within the measured window
[[nodiscard]] double until_days(const std::string& text, const scenario::Scenario& scenario);

}  // namespace umbral::cli
