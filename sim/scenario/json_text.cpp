#include "scenario/json_text.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/i18n.hpp"
#include "base/text.hpp"

namespace umbral::scenario {
namespace {

std::string place_of(TextPosition at) {
    return fmt::format(fmt::runtime(tr("line {}, column {}")), at.line, at.column);
}

/// The last character before `byte` that is not white space, or 0.
char before(const std::string& text, std::size_t byte) {
    byte = std::min(byte, text.size());
    while (byte > 0 &&
           (text[byte - 1] == ' ' || text[byte - 1] == '\n' || text[byte - 1] == '\r' || text[byte - 1] == '\t'))
        --byte;
    return byte > 0 ? text[byte - 1] : '\0';
}

std::string syntax_hint(const std::string& text, std::size_t byte) {
    if (byte >= text.size()) return tr("the file seems cut off: a closing bracket or quote is missing");
    const char here = text[byte];
    if (here == '/' || here == '#') return tr("JSON has no comments; use a key \"comment\" instead");
    if ((here == ']' || here == '}') && before(text, byte) == ',')
        return tr("remove the comma before the closing bracket");
    if (here == '\'') return tr("use double quotes");
    if (here == '"' && before(text, byte) != ',') return tr("a comma or colon is missing before this");
    if (here == 'N' || here == 'I' || here == 'n')
        return tr("numbers are finite; leave the key out where there is no value");
    if (here == '\n' || here == '\r')
        return tr("a text must end on the line where it begins; write \\n for a line break");
    return tr("look for a missing or extra comma, quote or bracket just before this");
}

/// Builds the document while watching for repeated keys and depth, which nlohmann::json::parse lets pass.
class Builder {
  public:
    using number_integer_t = Json::number_integer_t;
    using number_unsigned_t = Json::number_unsigned_t;
    using number_float_t = Json::number_float_t;
    using string_t = Json::string_t;
    using binary_t = Json::binary_t;

    Builder(const std::string& text, std::string file, Problems& problems)
        : text_(text), file_(std::move(file)), problems_(problems) {}

    bool null() { return add(nullptr); }
    bool boolean(bool value) { return add(value); }
    bool number_integer(number_integer_t value) { return add(value); }
    bool number_unsigned(number_unsigned_t value) { return add(value); }
    bool number_float(number_float_t value, const string_t&) { return add(value); }
    bool string(string_t& value) { return add(std::move(value)); }
    bool binary(binary_t&) { return false; }
    bool start_object(std::size_t) { return open(Json::object()); }
    bool start_array(std::size_t) { return open(Json::array()); }
    bool end_object() { return close(); }
    bool end_array() { return close(); }
    bool key(string_t& key) {
        path_.push(key);
        if (open_.back()->contains(key)) {
            problems_.push_back({file_,
                                 path_.text(),
                                 shortened(key),
                                 tr("the same key is here twice"),
                                 tr("each key once in an object"),
                                 {}});
        }
        key_ = key;
        return true;
    }
    bool parse_error(std::size_t byte, const std::string& token, const nlohmann::detail::exception& error) {
        const bool too_large = error.id == 406;
        // A number is read to its end before it is found too large.
        const std::size_t at = too_large ? byte - std::min(byte, token.size()) : byte - std::min<std::size_t>(byte, 1);
        const std::string value = too_large ? token : text_.substr(std::min(at, text_.size()), 40);
        problems_.push_back({file_, place_of(position_at(text_, at)), shortened(value, 40),
                             too_large ? tr("a number is too large") : tr("the file is not valid JSON"),
                             too_large
                                 ? tr("a finite number")
                                 : tr("JSON: objects {...}, lists [...], texts \"...\", numbers, true, false, null"),
                             too_large ? "" : syntax_hint(text_, at)});
        return false;
    }

    [[nodiscard]] Json& root() { return root_; }

  private:
    Json* place(Json&& value) {
        if (open_.empty()) {
            root_ = std::move(value);
            return &root_;
        }
        Json& into = *open_.back();
        if (into.is_array()) {
            into.push_back(std::move(value));
            return &into.back();
        }
        Json& slot = into[key_];
        slot = std::move(value);
        return &slot;
    }
    bool add(Json value) {
        place(std::move(value));
        leave_key();
        return true;
    }
    bool open(Json container) {
        if (open_.size() >= static_cast<std::size_t>(max_json_depth)) {
            problems_.push_back({file_,
                                 shortened(path_.text()),
                                 {},
                                 tr("objects and lists are nested too deeply"),
                                 fmt::format(fmt::runtime(tr("at most {} levels")), max_json_depth),
                                 {}});
            return false;
        }
        if (!open_.empty() && open_.back()->is_array()) path_.push_element(open_.back()->size());
        open_.push_back(place(std::move(container)));
        return true;
    }
    bool close() {
        open_.pop_back();
        if (!open_.empty()) path_.pop();
        return true;
    }
    void leave_key() {
        if (!open_.empty() && open_.back()->is_object()) path_.pop();
    }

    const std::string& text_;
    std::string file_;
    Problems& problems_;
    Json root_;
    std::vector<Json*> open_;
    std::string key_;
    Path path_;
};

/// Walks JSON text that is known to be valid.
class Scanner {
  public:
    explicit Scanner(std::string_view text) : text_(text) { skip_space(); }

    [[nodiscard]] std::size_t at() const { return at_; }
    [[nodiscard]] bool is(char c) const { return at_ < text_.size() && text_[at_] == c; }

    /// Steps into the object here and stops at the value of the key; false, and nowhere useful, when it has none.
    bool enter_key(const std::string& key) {
        if (!is('{')) return false;
        skip_char();
        while (is('"')) {
            const std::string name = string();
            skip_char();  // the colon
            if (name == key) return true;
            skip_value();
            if (is(',')) skip_char();
        }
        return false;
    }
    /// The same for the element of the list here.
    bool enter_element(std::size_t index) {
        if (!is('[')) return false;
        skip_char();
        for (; index > 0 && at_ < text_.size() && !is(']'); --index) {
            skip_value();
            if (is(',')) skip_char();
        }
        return at_ < text_.size() && !is(']');
    }

  private:
    void skip_space() {
        while (at_ < text_.size() && std::string_view(" \t\r\n").find(text_[at_]) != std::string_view::npos) ++at_;
    }
    void skip_char() {
        ++at_;
        skip_space();
    }
    /// The text of the string here.
    std::string string() {
        const std::string_view raw = skip_string();
        if (raw.find('\\') == std::string_view::npos) return std::string(raw.substr(1, raw.size() - 2));
        return Json::parse(raw).get<std::string>();
    }
    /// Steps over the string here. @return it, in its quotes
    std::string_view skip_string() {
        const std::size_t begin = at_++;
        while (at_ < text_.size() && text_[at_] != '"') at_ += text_[at_] == '\\' ? 2 : 1;
        const std::string_view raw = text_.substr(begin, at_ + 1 - begin);
        skip_char();
        return raw;
    }
    void skip_value() {
        std::size_t depth = 0;
        while (at_ < text_.size()) {
            const char c = text_[at_];
            if (c == '"') {
                skip_string();
            } else if (c == '{' || c == '[') {
                ++depth;
                skip_char();
            } else if (c == '}' || c == ']') {
                if (depth == 0) return;
                --depth;
                skip_char();
            } else if (depth == 0 && c == ',') {
                return;
            } else {
                skip_char();
            }
            if (depth == 0 && (is(',') || is('}') || is(']'))) return;
        }
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

}  // namespace

std::optional<Json> parse_json(const std::string& text, const std::string& file, Problems& problems) {
    const std::size_t before = problems.size();
    Builder builder(text, file, problems);
    const Dismantling guard(builder.root());
    const bool complete = Json::sax_parse(text, &builder);
    if (!complete || problems.size() != before) return std::nullopt;
    return std::move(builder.root());
}

// NOLINTNEXTLINE(misc-no-recursion): as deep as max_json_depth
void dismantle(Json& json) noexcept {
    if (json.is_array()) {
        auto& elements = json.get_ref<Json::array_t&>();
        for (; !elements.empty(); elements.pop_back()) dismantle(elements.back());
    } else if (json.is_object()) {
        auto& members = json.get_ref<Json::object_t&>();
        for (auto& [key, value] : members) dismantle(value);
        members.clear();
    }
}

TextPosition position_at(const std::string& text, std::size_t byte) {
    TextPosition position;
    for (std::size_t i = 0; i < std::min(byte, text.size()); ++i) {
        if (text[i] == '\n') {
            position.line += 1;
            position.column = 1;
        } else if ((text[i] & 0xc0) != 0x80) {  // not inside a UTF-8 character
            position.column += 1;
        }
    }
    return position;
}

TextPosition locate(const std::string& text, const Path& path) {
    Scanner scanner(text);
    std::size_t reached = scanner.at();
    for (const PathStep& step : path.steps()) {
        Scanner ahead = scanner;
        const bool found = step.is_element() ? ahead.enter_element(*step.index) : ahead.enter_key(step.key);
        if (!found) break;
        reached = ahead.at();
        scanner = ahead;
    }
    return position_at(text, reached);
}

}  // namespace umbral::scenario
