#include "scenario/table/scalar_types.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/i18n.hpp"

namespace umbral::scenario {
namespace {

constexpr std::size_t max_id_length = 64;

class NumberType final : public TypeFor<double> {
    void read_value(const Json& json, double& target, const FieldInfo& info, Reading& reading) const override {
        read_number(json, target, info, reading);
    }
    Json write_value(const double& value) const override { return number_json(value); }
    Json schema(const FieldInfo& info, Definitions&) const override { return number_schema(info); }
    std::string words(const FieldInfo& info) const override { return number_words(info); }
    Cell cell() const override { return Cell::number; }
    std::vector<Json> stand_ins(const FieldInfo& info) const override { return number_stand_ins(info); }
};

class IntegerType final : public TypeFor<int> {
    void read_value(const Json& json, int& target, const FieldInfo& info, Reading& reading) const override {
        double value = target;
        if (read_number(json, value, whole(info), reading)) target = static_cast<int>(value);
    }
    Json write_value(const int& value) const override { return value; }
    Json schema(const FieldInfo& info, Definitions&) const override { return number_schema(whole(info)); }
    std::string words(const FieldInfo& info) const override { return number_words(whole(info)); }
    Cell cell() const override { return Cell::number; }
    std::vector<Json> stand_ins(const FieldInfo& info) const override { return number_stand_ins(whole(info)); }

    static FieldInfo whole(FieldInfo info) {
        info.whole = true;
        info.min = std::max(info.min, -1e9);
        info.max = std::min(info.max, 1e9);
        return info;
    }
};

class FlagType final : public TypeFor<bool> {
    void read_value(const Json& json, bool& target, const FieldInfo& info, Reading& reading) const override {
        if (json.is_boolean())
            target = json.get<bool>();
        else
            reading.report_type(json, words(info));
    }
    Json write_value(const bool& value) const override { return value; }
    Json schema(const FieldInfo&, Definitions&) const override { return {{"type", "boolean"}}; }
    std::string words(const FieldInfo&) const override { return tr("true or false"); }
    Cell cell() const override { return Cell::flag; }
    std::vector<Json> stand_ins(const FieldInfo&) const override { return {false, true}; }
};

/// A text; with `ids`, of the form of an id.
class WordType final : public TypeFor<std::string> {
  public:
    explicit WordType(bool ids) : ids_(ids) {}

  private:
    void read_value(const Json& json, std::string& target, const FieldInfo& info, Reading& reading) const override {
        if (!json.is_string()) return reading.report_type(json, words(info));
        const auto& text = json.get_ref<const std::string&>();
        if (ids_ && !is_id(text)) return reading.report(json, tr("this cannot be an id"), words(info));
        target = text;
    }
    Json write_value(const std::string& value) const override { return value; }
    Json schema(const FieldInfo&, Definitions&) const override {
        Json schema{{"type", "string"}};
        if (ids_) schema["pattern"] = "^[A-Za-z0-9_-]{1,64}$";
        return schema;
    }
    std::string words(const FieldInfo& info) const override {
        if (info.refers != Refers::nothing) return tr("an id");
        return ids_ ? tr("1 to 64 letters, digits, \"_\" or \"-\"") : tr("a text");
    }
    void visit_value(std::string& value, const FieldInfo& info, Visitor& visitor) const override {
        if (info.refers != Refers::nothing && !value.empty()) visitor.reference(value, info, visitor.here);
    }
    Cell cell() const override { return Cell::text; }
    std::vector<Json> stand_ins(const FieldInfo&) const override {
        return ids_ ? std::vector<Json>{} : std::vector<Json>{"-"};
    }

    bool ids_;
};

class ColourType final : public TypeFor<std::string> {
    void read_value(const Json& json, std::string& target, const FieldInfo& info, Reading& reading) const override {
        if (!json.is_string()) return reading.report_type(json, words(info));
        const auto& text = json.get_ref<const std::string&>();
        constexpr std::string_view digits = "0123456789abcdefABCDEF";
        if (text.size() != 7 || text[0] != '#' || text.find_first_not_of(digits, 1) != std::string::npos)
            return reading.report(json, tr("this is not a colour"), words(info));
        target = text;
    }
    Json write_value(const std::string& value) const override { return value; }
    Json schema(const FieldInfo&, Definitions&) const override {
        return {{"type", "string"}, {"pattern", "^#[0-9A-Fa-f]{6}$"}};
    }
    std::string words(const FieldInfo&) const override { return tr("a colour written \"#rrggbb\""); }
    Cell cell() const override { return Cell::text; }
    std::vector<Json> stand_ins(const FieldInfo&) const override { return {"#000000"}; }
};

class DateType final : public TypeFor<Date> {
    void read_value(const Json& json, Date& target, const FieldInfo& info, Reading& reading) const override {
        if (!json.is_string()) return reading.report_type(json, words(info));
        Date date;
        if (!parse_date(json.get_ref<const std::string&>(), date) || date.year < 1900 || date.year > 2200) {
            return reading.report(json, tr("this is not a date of the calendar"), words(info));
        }
        target = date;
    }
    Json write_value(const Date& value) const override { return to_string(value); }
    Json schema(const FieldInfo&, Definitions&) const override {
        return {{"type", "string"}, {"pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}};
    }
    std::string words(const FieldInfo&) const override {
        return tr("a date written YYYY-MM-DD, in the years 1900 to 2200");
    }
    Cell cell() const override { return Cell::text; }
    std::vector<Json> stand_ins(const FieldInfo&) const override { return {"1900-01-01", "2200-12-31"}; }
};

class TextType final : public TypeFor<Text> {
    void read_value(const Json& json, Text& target, const FieldInfo& info, Reading& reading) const override {
        if (json.is_string()) {
            target.en = target.es = json.get<std::string>();
            return;
        }
        if (!json.is_object()) return reading.report_type(json, words(info));
        target = {};
        for (const auto& [key, value] : json.items()) {
            if (reading.is_full()) return;
            const Reading::Inside inside(reading, key);
            if (Reading::is_comment(key)) continue;
            if (key != "en" && key != "es")
                reading.report(value, tr("there is no language of this name here"), "en, es");
            else if (!value.is_string())
                reading.report_type(value, tr("a text"));
            else
                (key == "en" ? target.en : target.es) = value.get<std::string>();
        }
        if (target.en.empty()) target.en = target.es;
        if (target.es.empty()) target.es = target.en;
    }
    Json write_value(const Text& value) const override {
        if (value.en == value.es) return value.en;
        return {{"en", value.en}, {"es", value.es}};
    }
    Json schema(const FieldInfo&, Definitions& definitions) const override {
        if (!definitions.contains("text")) {
            const Json text{{"type", "string"}};
            definitions["text"] = {
                {"anyOf",
                 {text,
                  {{"type", "object"},
                   {"properties", {{"en", text}, {"es", text}, {"comment", Json::object()}, {"note", Json::object()}}},
                   {"additionalProperties", false}}}}};
        }
        return {{"$ref", "#/definitions/text"}};
    }
    std::string words(const FieldInfo&) const override { return tr("a text, or {\"en\": ..., \"es\": ...}"); }
    Slot enter(const PathStep& step, const Slot& here, Reading& reading) const override {
        static const FieldInfo plain;
        if (step.key != "en" && step.key != "es") return Type::enter(step, here, reading);
        if (!here.json->is_object()) {
            const Json text = here.json->is_string() ? *here.json : Json("");
            *here.json = {{"en", text}, {"es", text}};
        }
        return {&(*here.json)[step.key], &prose_type(), &plain};
    }
    Cell cell() const override { return Cell::text; }
    std::vector<Json> stand_ins(const FieldInfo&) const override { return {"-"}; }
};

}  // namespace

std::string why_outside(double value, const FieldInfo& info) {
    if (!std::isfinite(value)) return tr("the number is not finite");
    if (value < info.min || (info.above_min && value <= info.min)) return tr("the number is too small");
    if (value > info.max) return tr("the number is too large");
    if (info.whole && value != std::floor(value)) return tr("the number is not whole");
    return {};
}

bool read_number(const Json& json, double& target, const FieldInfo& info, Reading& reading) {
    if (!json.is_number()) {
        reading.report_type(json, number_words(info));
        return false;
    }
    const double value = json.get<double>();
    if (auto why = why_outside(value, info); !why.empty()) {
        reading.report(json, std::move(why), number_words(info));
        return false;
    }
    target = value;
    return true;
}

std::string number_words(const FieldInfo& info) {
    const char* number = info.whole ? tr("a whole number") : tr("a number");
    const bool has_min = std::isfinite(info.min);
    const bool has_max = std::isfinite(info.max);
    std::string min = number_json(info.min).dump();
    const std::string max = number_json(info.max).dump();
    if (has_min && info.min == info.max) return min;
    std::string text = number;
    if (has_min && has_max && info.above_min)
        text = fmt::format(fmt::runtime(tr("{} above {} and up to {}")), number, min, max);
    else if (has_min && has_max)
        text = fmt::format(fmt::runtime(tr("{} from {} to {}")), number, min, max);
    else if (has_min && info.above_min)
        text = fmt::format(fmt::runtime(tr("{} above {}")), number, min);
    else if (has_min)
        text = fmt::format(fmt::runtime(tr("{} of at least {}")), number, min);
    else if (has_max)
        text = fmt::format(fmt::runtime(tr("{} of at most {}")), number, max);
    if (*info.unit) text += fmt::format(" [{}]", tr(info.unit));
    return text;
}

Json number_schema(const FieldInfo& info) {
    Json schema{{"type", info.whole ? "integer" : "number"}};
    if (std::isfinite(info.min)) schema[info.above_min ? "exclusiveMinimum" : "minimum"] = number_json(info.min);
    if (std::isfinite(info.max)) schema["maximum"] = number_json(info.max);
    return schema;
}

std::vector<Json> number_stand_ins(const FieldInfo& info) {
    constexpr double huge = 1e9;
    constexpr double tiny = 1e-6;
    const double least = std::max(info.min, -huge) + (!info.above_min ? 0 : info.whole ? 1 : tiny);
    const double most = std::max(least, std::min(info.max, huge));
    return {number_json(least), number_json(most)};
}

Json number_json(double value) {
    if (value == std::floor(value) && std::abs(value) < 9e15) return static_cast<std::int64_t>(value);
    return value;
}

bool is_id(std::string_view text) {
    const auto allowed = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    };
    return !text.empty() && text.size() <= max_id_length && std::all_of(text.begin(), text.end(), allowed);
}

const Type& TypeOf<double>::get() {
    static const NumberType type;
    return type;
}
const Type& TypeOf<int>::get() {
    static const IntegerType type;
    return type;
}
const Type& TypeOf<bool>::get() {
    static const FlagType type;
    return type;
}
const Type& TypeOf<std::string>::get() { return id_type(); }
const Type& TypeOf<Date>::get() {
    static const DateType type;
    return type;
}
const Type& TypeOf<Text>::get() {
    static const TextType type;
    return type;
}
const Type& id_type() {
    static const WordType type(true);
    return type;
}
const Type& colour_type() {
    static const ColourType type;
    return type;
}
const Type& prose_type() {
    static const WordType type(false);
    return type;
}

}  // namespace umbral::scenario
