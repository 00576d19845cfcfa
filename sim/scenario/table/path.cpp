#include "scenario/table/path.hpp"

#include <charconv>

namespace umbral::scenario {

Path::Path(std::string_view key) { push(key); }

void Path::push(std::string_view key) { steps_.push_back({std::string(key), {}, {}}); }

void Path::push_element(std::size_t index, std::string_view id) { steps_.push_back({{}, index, std::string(id)}); }

Path Path::operator/(std::string_view key) const {
    Path longer = *this;
    longer.push(key);
    return longer;
}

Path Path::element(std::size_t index, std::string_view id) const {
    Path longer = *this;
    longer.push_element(index, id);
    return longer;
}

std::string Path::text() const {
    std::string text;
    for (const PathStep& step : steps_) {
        if (!step.key.empty()) {
            if (!text.empty()) text += '.';
            text += step.key;
        } else {
            text += '[';
            text += step.id.empty() ? std::to_string(step.index.value_or(0)) : step.id;
            text += ']';
        }
    }
    return text;
}

namespace {

/// The text in brackets as a step.
PathStep bracket_step(std::string_view inside) {
    PathStep step;
    step.id = inside;
    std::size_t index = 0;
    const auto [end, error] = std::from_chars(inside.data(), inside.data() + inside.size(), index);
    if (error == std::errc{} && end == inside.data() + inside.size()) step.index = index;
    return step;
}

}  // namespace

std::optional<Path> parse_path(std::string_view text) {
    Path path;
    std::size_t at = 0;
    while (at < text.size()) {
        if (text[at] == '[') {
            const std::size_t end = text.find(']', at);
            if (end == std::string_view::npos || end == at + 1 || path.empty()) return std::nullopt;
            const PathStep step = bracket_step(text.substr(at + 1, end - at - 1));
            path.push_element(step.index.value_or(std::string_view::npos), step.id);
            at = end + 1;
            if (at < text.size() && text[at] != '.' && text[at] != '[') return std::nullopt;
        } else {
            if (text[at] == '.') ++at;
            const std::size_t end = std::min(text.find_first_of(".[", at), text.size());
            if (end == at) return std::nullopt;
            path.push(text.substr(at, end - at));
            at = end;
            if (at + 1 == text.size() && text[at] == '.') return std::nullopt;
        }
    }
    if (path.empty() || text.front() == '.') return std::nullopt;
    return path;
}

}  // namespace umbral::scenario
