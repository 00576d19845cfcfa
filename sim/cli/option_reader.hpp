#pragma once
// Reads the texts of options and collects what is wrong with them, so that all of it is told at once.

#include <cstdint>
#include <optional>
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
    /// PATH=VALUE; nothing when it is not of that form.
    std::optional<scenario::Setting> setting(const std::string& text);

    void add(Problem problem) { problems_.push_back(std::move(problem)); }
    /// Does what may find more that is wrong.
    /// @return whether it found nothing
    template <class Act>
    bool attempt(Act act) {
        try {
            act();
            return true;
        } catch (const InputError& error) {
            add_new(error.problems(), problems_);
            return false;
        }
    }
    /// @throws InputError  everything that was wrong
    void finish();

  private:
    std::vector<Problem> problems_;
};

}  // namespace umbral::cli
