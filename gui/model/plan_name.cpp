#include "gui/model/plan_name.hpp"

#include <array>
#include <cstddef>
#include <utility>

namespace umbral::gui {
namespace {

constexpr std::size_t longest = 64;

/// Letters of Spanish that have a plain one in their place, by their second byte after 0xC3.
char plain_letter(char second) {
    constexpr std::array<std::pair<char, char>, 14> letters{{{'\xa1', 'a'},
                                                             {'\xa9', 'e'},
                                                             {'\xad', 'i'},
                                                             {'\xb3', 'o'},
                                                             {'\xba', 'u'},
                                                             {'\xbc', 'u'},
                                                             {'\xb1', 'n'},
                                                             {'\x81', 'a'},
                                                             {'\x89', 'e'},
                                                             {'\x8d', 'i'},
                                                             {'\x93', 'o'},
                                                             {'\x9a', 'u'},
                                                             {'\x9c', 'u'},
                                                             {'\x91', 'n'}}};
    for (const auto& [accented, plain] : letters) {
        if (accented == second) return plain;
    }
    return '-';
}

}  // namespace

std::string plan_name_for(const std::string& title) {
    std::string name;
    for (std::size_t i = 0; i < title.size() && name.size() < longest; ++i) {
        char c = title[i];
        if (c == '\xc3' && i + 1 < title.size()) c = plain_letter(title[++i]);
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
        const bool is_plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (is_plain) {
            name += c;
        } else if (!name.empty() && name.back() != '-') {
            name += '-';
        }
    }
    if (!name.empty() && name.back() == '-') name.pop_back();
    return name;
}

}  // namespace umbral::gui
