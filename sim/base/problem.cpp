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

void add_new(const std::vector<Problem>& found, std::vector<Problem>& told) {
    for (const Problem& problem : found) {
        const auto same = [&](const Problem& other) {
            return problem.file == other.file && problem.place == other.place && problem.value == other.value &&
                   problem.message == other.message;
        };
        if (std::none_of(told.begin(), told.end(), same)) told.push_back(problem);
    }
}

InputError::InputError(std::vector<Problem> problems)
    : std::runtime_error(to_text(problems)), problems_(std::move(problems)) {}

InputError::InputError(Problem problem) : InputError(std::vector<Problem>{std::move(problem)}) {}

}  // namespace umbral
