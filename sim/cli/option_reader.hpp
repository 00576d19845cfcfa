#pragma once
// Reads the texts of options and collects what is wrong with them, so that all of it is told at once.

#include <cstdint>
#include <string>
#include <vector>

#include "base/problem.hpp"
#include "scenario/reader.hpp"

namespace umbral::cli {

class OptionReader {
  public:
    /// A whole number of a range; `low` when it is none.
    /// @param also  a word that would be allowed, too; may be empty
    std::uint64_t whole(const char* option, const std::string& text, std::uint64_t low, std::uint64_t high,
                        const char* also = "");
    /// A number above 0; 1 when it is none.
    double positive(const char* option, const std::string& text, const char* hint);
    scenario::Setting setting(const std::string& text);

    void add(Problem problem) { problems_.push_back(std::move(problem)); }
    void add(const InputError& error) {
        problems_.insert(problems_.end(), error.problems().begin(), error.problems().end());
    }
    /// @throws InputError  everything that was wrong
    void finish();

  private:
    std::vector<Problem> problems_;
};

}  // namespace umbral::cli
