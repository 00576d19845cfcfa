#include "base/problem.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/i18n.hpp"
#include "base/text.hpp"

namespace umbral {

namespace {

void append_line(std::string& text, const char* label, const std::string& content) {
    if (!content.empty()) text += fmt::format("\n  {} {}", label, content);
}

}  // namespace

void shorten(Problem& problem) {
    constexpr std::size_t longest_value = 80;
    constexpr std::size_t longest = 600;  // a list of everything that is allowed
    problem.value = shortened(problem.value, longest_value);
    for (std::string* part : {&problem.file, &problem.place, &problem.message, &problem.allowed, &problem.hint})
        *part = shortened(*part, longest);
}

std::string to_text(const Problem& problem) {
    std::string text = problem.file;
    for (const std::string* part : {&problem.place, &problem.message}) {
        if (part->empty()) continue;
        if (!text.empty()) text += ": ";
        text += *part;
    }
    append_line(text, tr("found:"), shortened(problem.value));
    append_line(text, tr("allowed:"), problem.allowed);
    append_line(text, tr("hint:"), problem.hint);
    return text;
}

std::string to_text(const std::vector<Problem>& problems) {
    std::string text;
    for (const Problem& problem : problems) {
        if (!text.empty()) text += "\n";
        text += to_text(problem);
    }
    return text;
}

Problem more_problems() {
    return {{}, {}, {}, tr("there are more problems; they are told once these are mended"), {}, {}};
}

void add_new(const std::vector<Problem>& found, std::vector<Problem>& told) {
    for (const Problem& problem : found) {
        if (told.size() > most_told) return;
        const auto same = [&](const Problem& other) {
            return problem.file == other.file && problem.place == other.place && problem.value == other.value &&
                   problem.message == other.message;
        };
        if (std::any_of(told.begin(), told.end(), same)) continue;
        told.push_back(told.size() < most_told ? problem : more_problems());
    }
}

namespace {

std::vector<Problem> all_told(const Problems& problems) {
    std::vector<Problem> told = problems.kept();
    if (problems.is_cut()) told.push_back(more_problems());
    return told;
}

}  // namespace

InputError::InputError(const Problems& problems) : InputError(all_told(problems)) {}

InputError::InputError(std::vector<Problem> problems)
    : std::runtime_error(to_text(problems)), problems_(std::move(problems)) {}

InputError::InputError(Problem problem) : InputError(std::vector<Problem>{std::move(problem)}) {}

}  // namespace umbral
