// The Spanish texts fit the English ones they stand for.

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <regex>
#include <string>
#include <vector>

namespace {

/// A message as written in the catalogue, quotes and escapes left in.
struct Message {
    std::vector<std::string> english;  ///< one, or singular and plural
    std::vector<std::string> spanish;
};

std::vector<Message> messages() {
    std::ifstream stream(std::string(UMBRAL_ROOT) + "/data/translations/es.po");
    const std::regex entry("^(msgid|msgid_plural|msgstr(?:\\[\\d\\])?) \"(.*)\"$");
    const std::regex continuation("^\"(.*)\"$");
    std::vector<Message> all;
    std::string* last = nullptr;
    std::smatch match;
    for (std::string line; std::getline(stream, line);) {
        if (std::regex_match(line, match, entry)) {
            const std::string kind = match[1];
            if (kind == "msgid") all.emplace_back();
            auto& texts = kind.rfind("msgid", 0) == 0 ? all.back().english : all.back().spanish;
            last = &texts.emplace_back(match[2]);
        } else if (last != nullptr && std::regex_match(line, match, continuation)) {
            *last += match[1];
        } else {
            last = nullptr;
        }
    }
    // The catalogue's header stands under the empty text.
    std::erase_if(all, [](const Message& message) { return message.english.front().empty(); });
    return all;
}

/// The replacement fields of a format, in the order in which its arguments are used.
std::vector<std::string> fields(const std::string& text) {
    const std::regex field("\\{(\\d*)(:[^{}]*)?\\}");
    std::vector<std::string> found;
    std::size_t next = 0;
    for (auto it = std::sregex_iterator(text.begin(), text.end(), field); it != std::sregex_iterator(); ++it) {
        const std::string number = (*it)[1];
        const std::size_t argument = number.empty() ? next++ : std::stoul(number);
        if (found.size() <= argument) found.resize(argument + 1);
        found[argument] = (*it)[2].str() + "/";
    }
    return found;
}

}  // namespace

TEST_CASE("every Spanish text has the replacement fields of the English one") {
    const std::vector<Message> all = messages();
    REQUIRE(all.size() > 50);
    for (const Message& message : all) {
        INFO(message.english.front());
        for (const std::string& text : message.spanish) CHECK(fields(text) == fields(message.english.back()));
    }
}

TEST_CASE("Spanish texts keep the line ends and outer blanks of the English ones") {
    for (const Message& message : messages()) {
        INFO(message.english.front());
        const auto ends = [](const std::string& text) {
            const bool line_end = text.size() >= 2 && text.compare(text.size() - 2, 2, "\\n") == 0;
            return std::vector<bool>{text.front() == ' ', text.back() == ' ', line_end};
        };
        for (const std::string& text : message.spanish) {
            REQUIRE_FALSE(text.empty());
            CHECK(ends(text) == ends(message.english.front()));
        }
    }
}
