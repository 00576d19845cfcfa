#include "generated/values.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "scenario/families.hpp"
#include "scenario/scenario.hpp"
#include "scenario/table/list_types.hpp"
#include "scenario/table/schedule_types.hpp"

namespace umbral::generated {

using namespace scenario;

namespace {

/// A few digits, so that files are read by eye.
double rounded(double value) { return std::round(value * 1000) / 1000; }

/// What a span of the week is made of, and the types of its days and times: other tables use them too.
const ObjectTable& span_table() {
    std::vector<const Type*> inner;
    type_of<OpeningHours>().inner(inner);
    return dynamic_cast<const ObjectTable&>(*inner.at(0));
}
const Type& type_in_span(const char* key) { return *span_table().find_field(key)->type; }

bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

}  // namespace

Span Values::usual(const FieldInfo& info) {
    const std::string_view unit = info.unit;
    Span span{0, 10};
    if (unit == "h") span = {0, 48};
    if (unit == "min" || unit == "s") span = {0, 60};
    if (contains(unit, "kB")) span = {1, 400};
    if (contains(unit, "persons")) span = {0, 40};
    if (unit == "fraction" || contains(unit, "probability")) span = {0, 1};
    if (unit == "ratio") span = {0, 2};
    if (contains(unit, "USD")) span = {0, 300};
    if (unit == "1/h" || unit == "1/USD" || unit == "1/day") span = {0, 2};
    if (unit == "days" || unit == "officers" || unit == "vehicles") span = {0, 4};
    if (unit == "m2" || unit == "L/day" || unit == "km") span = {0, 500};
    if (unit == "items") span = {0, 300};
    if (contains(unit, "items/person")) span = {0, 3};
    if (unit == "degrees") span = {-80, 80};
    return {std::clamp(span.low, info.min, info.max), std::clamp(span.high, info.min, info.max)};
}

double Values::number(const FieldInfo& info, Span within) {
    const double step = info.whole ? 1 : 0.125;
    const double low = std::max(within.low, info.above_min ? info.min + step : info.min);
    const double high = std::max(low, std::min(within.high, info.max));
    double value = low;
    switch (dice_.whole(0, 9)) {
        case 0:
        case 1:
            break;
        case 2:
            value = high;
            break;
        case 3:
        case 4:
        case 5:
            value = std::round(low + dice_.unit() * (high - low));
            break;
        case 6:
            value = std::clamp(dice_.one_of({0.0, 1.0, 2.0, 6.0, 24.0}), low, high);
            break;
        case 7:
            value = std::round((low + dice_.unit() * (high - low)) * 4) / 4;
            break;
        default:
            value = rounded(low + dice_.unit() * (high - low));
    }
    if (info.whole) value = std::round(value);
    return std::clamp(value, low, high);
}

std::vector<double> Values::numbers(Span within, std::size_t most) {
    static const FieldInfo plain;
    std::vector<double> values(1 + dice_.below(most));
    for (double& value : values) value = number(plain, within);
    return values;
}

void Values::add_source(Json& object) {
    if (dice_.chance(0.5)) object["source"] = prose();
    if (dice_.chance(0.3)) object["confidence"] = any(type_of<Confidence>(), {});
    if (dice_.chance(0.1)) object["note"] = prose();
}

/// A distribution without uncertain parameters that keeps inside the span.
Json Values::spread(const FieldInfo& info, Span within) {
    FieldInfo any_number = info;
    any_number.whole = false;
    double low = number(any_number, within);
    double high = number(any_number, within);
    if (low > high) std::swap(low, high);
    if (low == high) return {{"dist", "constant"}, {"value", low}};
    const double middle = rounded((low + high) / 2);
    switch (dice_.whole(0, 4)) {
        case 0:
            return {{"dist", "uniform"}, {"low", low}, {"high", high}};
        case 1:
            return {{"dist", "triangular"}, {"low", low}, {"mode", std::clamp(middle, low, high)}, {"high", high}};
        case 2:
            return {{"dist", "discrete"}, {"values", {low, high}}, {"weights", {1, dice_.whole(0, 2)}}};
        case 3:
            return {{"dist", "empirical"}, {"values", {low, high, low}}};
        default:
            return {{"dist", "normal"}, {"mean", middle}, {"sd", high - low}, {"lower", low}, {"upper", high}};
    }
}

Json Values::quantity(const FieldInfo& info, Span within) {
    const double value = number(info, within);
    const int form = dice_.whole(0, 9);
    if (form < 6) return number_json(value);
    Json object = Json::object();
    if (form == 6 || form == 7) {
        object["value"] = number_json(value);
    } else if (form == 8) {
        std::array<double, 3> range{value, number(info, within), number(info, within)};
        std::sort(range.begin(), range.end());
        object = {{"low", number_json(range[0])}, {"mid", number_json(range[1])}, {"high", number_json(range[2])}};
    } else {
        object["uncertain"] = spread(info, within);
    }
    add_source(object);
    return object;
}

/// A parameter of a family whose values lie about the middle of the span.
Json Values::parameter(const std::string& family, const std::string& name, Span within) {
    const double middle = std::max(0.125, rounded((within.low + within.high) / 2));
    double value = middle;
    if (name == "sd") value = middle * dice_.one_of({0.25, 1.0, 2.0});
    if (name == "k") return dice_.whole(1, 4);
    if (name == "shape") value = dice_.one_of({0.75, 1.0, 2.5});
    if (name == "p95") value = middle * dice_.one_of({1.0, 1.5, 4.0});
    if (name == "lower" || name == "low") value = within.low;
    if (name == "upper" || name == "high") value = std::max(within.high, middle);
    if (name == "mode") value = std::clamp(middle, within.low, std::max(within.high, middle));
    static const std::vector<std::string> names{"value", "mean", "sd",    "k",    "shape", "median",
                                                "p95",   "low",  "lower", "high", "upper", "mode"};
    if (std::find(names.begin(), names.end(), name) == names.end())
        throw std::logic_error("no value is known for the parameter " + name + " of the family " + family);
    if (family == "gamma" && name == "sd" && dice_.chance(0.1)) value = 0;
    const bool may_be_uncertain = name == "mean" || name == "value" || name == "median";
    if (!may_be_uncertain || !dice_.chance(0.2)) return number_json(value);
    if (dice_.chance(0.5)) return {{"value", value}, {"source", prose()}};
    return {{"low", rounded(value * 0.875)}, {"mid", value}, {"high", value}};
}

Json Values::distribution(const FieldInfo& info, Span within) {
    if (dice_.chance(0.4)) return number_json(number(info, within));
    double low = number(info, within);
    double high = number(info, within);
    if (low > high) std::swap(low, high);
    const DistributionFamily& family = dice_.of(distribution_families());
    const Span span{low, high};
    Json object{{"dist", family.word}};
    const std::string word = family.word;
    if (word == "constant" && dice_.chance(0.5)) {
        object["value"] = quantity(info, span);
    } else if (word == "normal" && high - low < 0.5) {
        return number_json(low);  // nothing would be left between the ends
    } else {
        const bool open_end = word == "normal" && dice_.chance(0.3);
        for (const FamilyParameter& parameter : family.parameters) {
            if (!parameter.required && (parameter.name == std::string("upper") ? open_end : low == 0 && open_end))
                continue;
            object[parameter.name] = this->parameter(word, parameter.name, span);
        }
    }
    if (family.values) {
        const std::vector<double> values = numbers(span, 4);
        if (!family.weights && dice_.chance(0.4)) {
            const std::string column = fmt::format("c{}", columns.size());
            columns[column] = values;
            object["file"] = "draws.csv#" + column;
        } else {
            object["values"] = values;
        }
        if (family.weights) {
            for (std::size_t i = 0; i < values.size(); ++i) object["weights"].push_back(i == 0 ? 1 : dice_.whole(0, 3));
        }
    }
    add_source(object);
    return object;
}

Json Values::shares(const std::vector<std::string>& names, bool may_be_uncertain) {
    std::vector<int> parts(names.size());
    int left = 100;
    for (std::size_t i = 0; i + 1 < names.size(); ++i) {
        parts[i] = dice_.one_of({0, left, left / 2, dice_.whole(0, left)});
        left -= parts[i];
    }
    parts.back() = left;
    Json map = Json::object();
    for (std::size_t i = 0; i < names.size(); ++i) {
        const double share = parts[i] / 100.0;
        if (may_be_uncertain && share > 0 && share < 0.5 && dice_.chance(0.15)) {
            map[names[i]] = {{"low", share / 2}, {"mid", share}, {"high", share * 2}};
        } else {
            map[names[i]] = number_json(share);
        }
    }
    return map;
}

std::string Values::prose() {
    static const std::vector<std::string> texts{
        "a report, p. 3", "boletín \"semanal\", 2024-05-01", "an assumption", "x", "Ñandú – 数, 50 %", "C:\\a, b; c"};
    return dice_.of(texts);
}

Json Values::text(const std::string& what) {
    if (dice_.chance(0.5)) return what;
    if (dice_.chance(0.2)) return {{"es", what + ", ñ"}};
    return {{"en", what}, {"es", what + " (es)"}};
}

std::string Values::date(int day) const { return to_string(date_from_days(days_from_epoch(start_) + day)); }

int Values::last_day() const { return std::max(0, static_cast<int>(std::ceil(days_)) - 1); }

double Values::hour() { return dice_.one_of({0.0, 24.0, 6.0, 12.5, 18.0, static_cast<double>(dice_.whole(0, 24))}); }

Json Values::id(const FieldInfo& info) {
    if (info.refers == Refers::nothing) return fmt::format("x{}", ids_++);
    const auto& ids = known[info.refers];
    return ids.empty() ? Json() : Json(dice_.of(ids));
}

Json Values::map(const FieldInfo& info) {
    const auto& names = known[info.refers];
    if (names.empty()) return {};
    const std::vector<std::string> some = dice_.some_of(std::vector(names.begin(), names.end()), 1);
    if (info.sums_to_one) return shares(some);
    Json map = Json::object();
    for (std::size_t i = 0; i < std::min<std::size_t>(some.size(), 4); ++i) map[some[i]] = quantity(info, usual(info));
    return map;
}

Json Values::list(const Type& element, const FieldInfo& info) {
    Json list = Json::array();
    if (info.length > 0) {
        for (std::size_t i = 0; i < info.length; ++i) list.push_back(i == 0 ? Json(1) : any(element, info));
        return list;
    }
    if (&element == &id_type() && info.refers != Refers::nothing) {
        const auto& ids = known[info.refers];
        if (ids.empty()) return {};
        for (const std::string& id : dice_.some_of(std::vector(ids.begin(), ids.end()), 1)) list.push_back(id);
        return list;
    }
    for (int i = dice_.whole(1, 3); i > 0; --i) {
        Json made = any(element, info);
        if (std::find(list.begin(), list.end(), made) == list.end()) list.push_back(std::move(made));
    }
    return list;
}

std::string Values::days_of_week() {
    return dice_.one_of({"daily", "daily", "mon-fri", "sat,sun", "mon,wed-fri", "fri-mon", "tue"});
}

std::string Values::clock(bool ends) {
    return dice_.one_of(
        {"00:00", ends ? "24:00" : "23:30", "06:00", "08:00", "12:00", "17:30", "18:00", "22:00", "02:00"});
}

Json Values::hours_of_week() {
    if (dice_.chance(0.3)) return "always";
    if (dice_.chance(0.5)) return object(span_table());
    Json spans = Json::array();
    for (int i = dice_.whole(1, 3); i > 0; --i) spans.push_back(object(span_table()));
    return spans;
}

Json Values::roster() {
    std::vector<const Type*> inner;
    type_of<Roster>().inner(inner);
    const auto& shift = dynamic_cast<const ObjectTable&>(*inner.at(0));
    const FieldInfo& officers = shift.find_field("officers")->info;
    if (dice_.chance(0.4)) return quantity(officers, {1, 4});
    Json shifts = Json::array();
    for (int i = dice_.whole(1, 3); i > 0; --i)
        shifts.push_back(object(shift, {{"officers", quantity(officers, {0, 3})}}));
    return shifts;
}

Json Values::any(const Type& type, const FieldInfo& info) {
    if (const auto* table = dynamic_cast<const ObjectTable*>(&type)) return object(*table);
    std::vector<const Type*> inner;
    type.inner(inner);
    if (dynamic_cast<const ListTable*>(&type) != nullptr) return list(*inner.at(0), info);
    if (dynamic_cast<const MapTable*>(&type) != nullptr) return map(info);
    if (&type == &type_of<Quantity>()) return quantity(info, usual(info));
    if (&type == &type_of<Distribution>()) return distribution(info, usual(info));
    if (&type == &type_of<double>()) return number_json(number(info, usual(info)));
    if (&type == &type_of<int>()) {
        FieldInfo whole = info;
        whole.whole = true;
        return number_json(number(whole, usual(info)));
    }
    if (&type == &type_of<bool>()) return dice_.chance(0.5);
    if (&type == &type_of<Date>()) return date(dice_.whole(-1, last_day() + 1));
    if (&type == &type_of<Text>()) return text("Name");
    if (&type == &prose_type()) return prose();
    if (&type == &id_type()) return id(info);
    if (&type == &colour_type()) return dice_.one_of({"#000000", "#ffAA00", "#123456"});
    if (&type == &type_of<OpeningHours>()) return hours_of_week();
    if (&type == &type_of<Roster>()) return roster();
    if (&type == &type_in_span("days")) return days_of_week();
    if (&type == &type_in_span("from")) return clock(false);
    if (&type == &type_in_span("to")) return clock(true);
    Definitions definitions;
    const Json schema = type.schema(info, definitions);
    if (schema.contains("enum")) return schema["enum"][dice_.below(schema["enum"].size())];
    if (inner.size() == 1) return any(*inner[0], info);  // of a value that may be absent
    throw std::logic_error("no value is known for a field that is: " + type.words(info));
}

Json Values::object(const ObjectTable& table, Json given) {
    if (table.name() == "dated_allowance") {  // the dates in order, or without an end
        const int from = day();
        given["from"] = date(from);
        given["to"] = dice_.chance(0.3) ? Json() : Json(date(from + dice_.whole(0, 5)));
    }
    for (const Field& field : table.fields()) {
        if (given.contains(field.key) || !(field.info.required || dice_.chance(density))) continue;
        try {
            given[field.key] = any(*field.type, field.info);
        } catch (const std::logic_error& error) {
            throw std::logic_error(table.name() + "." + field.key + ": " + error.what());
        }
    }
    for (auto entry = given.begin(); entry != given.end();)
        entry = entry->is_null() ? given.erase(entry) : std::next(entry);
    return given;
}

Json Values::object(const Type& type, Json given) {
    return object(dynamic_cast<const ObjectTable&>(type), std::move(given));
}

}  // namespace umbral::generated
