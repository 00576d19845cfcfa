#include "scenario/table/path.hpp"

#include <algorithm>
#include <charconv>

#include <nlohmann/json.hpp>

namespace umbral::scenario {

Path::Path(std::string_view key) { push(key); }

void Path::push(std::string_view key) { push(PathStep{std::string(key), {}, {}}); }

void Path::push_element(std::size_t index, std::string_view id) { push(PathStep{{}, index, std::string(id)}); }

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

bool Path::is_within(const Path& whole) const {
    const auto same = [](const PathStep& a, const PathStep& b) { return a.key == b.key && a.index == b.index; };
    return whole.steps_.size() <= steps_.size() &&
           std::equal(whole.steps_.begin(), whole.steps_.end(), steps_.begin(), same);
}

namespace {

/// Whether a word of a path stands for itself.
bool is_plain(std::string_view word) {
    const auto has_meaning = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; };
    return !word.empty() && word.find_first_of(".[]\"") == std::string_view::npos &&
           std::none_of(word.begin(), word.end(), has_meaning);
}

std::string quoted_unless_plain(const std::string& word) {
    return is_plain(word) ? word : nlohmann::json(word).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

/// Whether the whole text is a position, and which.
std::optional<std::size_t> position_in(std::string_view text) {
    std::size_t index = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), index);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return index;
}

/// Takes a text apart, word by word.
class PathReader {
  public:
    explicit PathReader(std::string_view text) : text_(text) {}

    [[nodiscard]] std::optional<Path> read() {
        if (!read_key()) return std::nullopt;
        while (at_ < text_.size()) {
            if (!(take('[') ? read_element() : take('.') && read_key())) return std::nullopt;
        }
        return path_;
    }

  private:
    bool take(char c) {
        if (at_ >= text_.size() || text_[at_] != c) return false;
        ++at_;
        return true;
    }
    bool read_key() {
        auto word = read_word(".[");
        if (word) path_.push(*word);
        return word.has_value();
    }
    bool read_element() {
        const bool in_quotes = at_ < text_.size() && text_[at_] == '"';
        const auto word = read_word("]");
        if (!word || !take(']')) return false;
        const auto position = in_quotes ? std::nullopt : position_in(*word);
        path_.push_element(position.value_or(std::string_view::npos), *word);
        return true;
    }
    /// A word in quotes, or up to one of these characters.
    std::optional<std::string> read_word(const char* ends) {
        if (at_ < text_.size() && text_[at_] == '"') return read_quoted();
        const std::size_t end = std::min(text_.find_first_of(ends, at_), text_.size());
        if (end == at_) return std::nullopt;
        std::string word(text_.substr(at_, end - at_));
        at_ = end;
        return word;
    }
    std::optional<std::string> read_quoted() {
        std::size_t end = at_ + 1;
        while (end < text_.size() && text_[end] != '"') end += text_[end] == '\\' ? 2 : 1;
        if (end >= text_.size()) return std::nullopt;
        const auto word = nlohmann::json::parse(text_.substr(at_, end + 1 - at_), nullptr, false);
        at_ = end + 1;
        if (!word.is_string()) return std::nullopt;
        return word.get<std::string>();
    }

    std::string_view text_;
    std::size_t at_ = 0;
    Path path_;
};

}  // namespace

std::string Path::text() const {
    std::string text;
    for (const PathStep& step : steps_) {
        if (step.is_element()) {
            text += '[' + (step.id.empty() ? std::to_string(*step.index) : quoted_unless_plain(step.id)) + ']';
        } else {
            if (!text.empty()) text += '.';
            text += quoted_unless_plain(step.key);
        }
    }
    return text;
}

std::optional<Path> parse_path(std::string_view text) { return PathReader(text).read(); }

}  // namespace umbral::scenario
