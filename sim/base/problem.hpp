#pragma once
// What a user got wrong, told so that the user can mend it: every problem names the file, the place in it, the
// value found, what is allowed and a hint. Readers collect problems and report all of them at once.

#include <stdexcept>
#include <string>
#include <vector>

#include "base/first_few.hpp"

namespace umbral {

struct Problem {
    std::string file;     ///< as the user knows it, relative to the scenario folder; empty for an option
    std::string place;    ///< JSON pointer, "line 4, column 7 (persons)", or the option's name
    std::string value;    ///< what was found, shortened to 80 characters; empty when nothing was
    std::string message;  ///< what is wrong, a sentence in the user's language
    std::string allowed;  ///< what would be right
    std::string hint;     ///< what to try ("did you mean ...?"); may be empty
};

/// Cuts what is longer than anybody reads, and puts each part on one line.
void shorten(Problem& problem);
/// What readers collect.
using Problems = FirstFew<Problem>;
/// Stands for those that are found and not told.
[[nodiscard]] Problem more_problems();

/// One paragraph per problem, in the user's language.
[[nodiscard]] std::string to_text(const Problem& problem);
[[nodiscard]] std::string to_text(const std::vector<Problem>& problems);

/// Adds those that have not been told.
void add_new(const std::vector<Problem>& found, std::vector<Problem>& told);

/// Everything that is wrong with one input; exit code 2.
class InputError : public std::runtime_error {
  public:
    explicit InputError(std::vector<Problem> problems);
    /// Says of those that were not kept that there are more.
    explicit InputError(const Problems& problems);
    explicit InputError(Problem problem);
    [[nodiscard]] const std::vector<Problem>& problems() const noexcept { return problems_; }

  private:
    std::vector<Problem> problems_;
};

}  // namespace umbral
