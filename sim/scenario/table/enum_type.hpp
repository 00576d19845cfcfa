#pragma once
// Types of closed sets of words. The words of each set are in words.hpp.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/i18n.hpp"
#include "base/text.hpp"
#include "scenario/table/type.hpp"
#include "scenario/table/words.hpp"

namespace umbral::scenario {

/// "a, b or c" with each word as it is written in files.
[[nodiscard]] std::string one_of(const std::vector<std::string>& words);

/// Every word of a set, in its order.
template <class E>
[[nodiscard]] std::vector<std::string> all_words() {
    std::vector<std::string> words;
    for (const auto& [word, value] : words_of<E>()) words.emplace_back(word);
    return words;
}
template <class E>
[[nodiscard]] const char* word_of(E value) {
    for (const auto& [word, of] : words_of<E>()) {
        if (of == value) return word;
    }
    return "";
}

template <class E>
class EnumType final : public TypeFor<E> {
    void read_value(const Json& json, E& target, const FieldInfo& info, Reading& reading) const override {
        if (!json.is_string()) return reading.report_type(json, words(info));
        const auto& text = json.get_ref<const std::string&>();
        for (const auto& [word, value] : words_of<E>()) {
            if (text == word) {
                target = value;
                return;
            }
        }
        reading.report(json, tr("this is not one of the words allowed here"), words(info),
                       did_you_mean(text, all_words<E>()));
    }
    Json write_value(const E& value) const override { return word_of(value); }
    Json schema(const FieldInfo&, Definitions&) const override { return {{"enum", all_words<E>()}}; }
    std::string words(const FieldInfo&) const override { return one_of(all_words<E>()); }
    Cell cell() const override { return Cell::text; }
    std::vector<Json> stand_ins(const FieldInfo&) const override {
        const std::vector<std::string> all = all_words<E>();
        return {all.begin(), all.end()};
    }
};

template <class E>
requires std::is_enum_v<E>
struct TypeOf<E> {
    static const Type& get() {
        static const EnumType<E> type;
        return type;
    }
};

}  // namespace umbral::scenario
