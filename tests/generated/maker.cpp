#include "generated/maker.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "scenario/scenario.hpp"
#include "scenario/table/list_types.hpp"

namespace umbral::generated {

using namespace scenario;

namespace {

/// Days around which something is easily got wrong: a leap day, the end of a year, a Monday, a century without one.
std::string draw_start(Dice& dice) {
    return dice.one_of({"2024-02-28", "2024-12-30", "2023-06-01", "2024-03-04", "2025-10-24", "2100-02-27"});
}

double draw_days(Dice& dice, Kind kind) {
    if (kind == Kind::late_people || kind == Kind::one_station) return dice.one_of({1.0, 2.0, 3.0, 4.5});
    return dice.one_of({0.25, 0.5, 1.0, 1.5, 2.0, 2.0, 3.0, 3.0, 4.0, 5.0, 7.0, 7.5, 10.0, 16.0});
}

Date date_of(const std::string& text) {
    Date date;
    return parse_date(text, date) ? date : throw std::logic_error(text + " is not a date");
}

bool is_plain(const Json& value) { return value.is_number() || value.is_string() || value.is_boolean(); }

std::string csv_cell(const Json& value) {
    const std::string text = value.is_string() ? value.get<std::string>() : value.dump();
    if (text.find_first_of(",\"\n;") == std::string::npos) return text;
    std::string quoted = "\"";
    for (const char c : text) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + '"';
}

}  // namespace

Maker::Maker(std::uint64_t seed, Kind kind)
    : dice_(seed),
      kind_(kind),
      start_(draw_start(dice_)),
      days_(draw_days(dice_, kind)),
      values_(dice_, date_of(start_), days_),
      scenario_(case_.scenario) {
    case_.seed = seed;
    values_.density = dice_.one_of({0.1, 0.3, 0.6});
    values_.known[Refers::need] = need_names();
    values_.known[Refers::observable] = observable_names();
}

const Field& Maker::field_at(const ObjectTable& table, const char* key) const {
    const Field* field = table.find_field(key);
    return field != nullptr ? *field : throw std::logic_error(table.name() + " has no field " + key);
}

const FieldInfo& Maker::info_at(const ObjectTable& table, const char* key) const { return field_at(table, key).info; }

const ObjectTable& Maker::element_of(const ObjectTable& table, const char* key) const {
    const Type* type = field_at(table, key).type;
    while (dynamic_cast<const ObjectTable*>(type) == nullptr) {
        std::vector<const Type*> inner;
        type->inner(inner);
        type = inner.at(0);
    }
    return dynamic_cast<const ObjectTable&>(*type);
}

void Maker::make_frame() {
    scenario_["id"] = fmt::format("generated-{}", case_.seed);
    scenario_["title"] = values_.text("Generated");
    scenario_["start"] = start_;
    scenario_["days"] = number_json(days_);
    scenario_["utc_offset_h"] = dice_.one_of({0.0, -6.0, -5.0, 5.5, 12.75, -14.0, 14.0});
    double warm_up = 0;
    if (dice_.chance(0.5)) warm_up = dice_.one_of({0.0, days_ / 2, 0.25, 1.0, days_ - 0.25, days_ / 3});
    if (warm_up < days_) scenario_["warm_up_days"] = number_json(warm_up);
    if (dice_.chance(0.5)) {
        const FieldInfo& age = info_at(scenario_table(), "information_age_h");
        scenario_["information_age_h"] = values_.quantity(age, Values::usual(age));
    }
    if (dice_.chance(0.25)) {
        const double from = scenario_.value("warm_up_days", 0.0);
        const double until = dice_.one_of({days_, std::floor(days_), from + (days_ - from) / 3, from + 0.01});
        if (until > from && until <= days_) case_.until_days = until;
    }
    case_.history_seed = static_cast<std::uint64_t>(dice_.whole(0, 1000));
}

std::string Maker::csv_of(const std::vector<Json>& rows, std::vector<std::string> columns) const {
    std::erase_if(columns, [&](const std::string& column) {
        return std::none_of(rows.begin(), rows.end(), [&](const Json& row) { return row.contains(column); });
    });
    std::string text = fmt::format("{}\n", fmt::join(columns, ","));
    for (const Json& row : rows) {
        std::string line;
        for (const std::string& column : columns) {
            if (&column != &columns.front()) line += ',';
            if (row.contains(column)) line += csv_cell(row[column]);
        }
        text += line + '\n';
    }
    return text;
}

namespace {

std::vector<std::string> all_columns(const ObjectTable& table) {
    const Columns columns = columns_of(table);
    std::vector<std::string> all = columns.required;
    all.insert(all.end(), columns.optional.begin(), columns.optional.end());
    return all;
}

/// Moves what a table's row can hold out of the object.
Json take_row(Json& object, const ObjectTable& table) {
    Json row = Json::object();
    for (const Field& field : table.fields()) {
        if (!field.info.column || !object.contains(field.key)) continue;
        const Json& value = object[field.key];
        if (is_plain(value)) {
            row[field.key] = value;
        } else if (value.is_object() && value.contains("en") && value.contains("es")) {
            row[field.key] = value["en"];
            row[field.key + "_es"] = value["es"];
        } else {
            continue;
        }
        object.erase(field.key);
    }
    return row;
}

}  // namespace

/// Some rows of a list, at its end, go to the CSV file.
void Maker::move_rows(const char* list, const ObjectTable& table) {
    if (!scenario_.contains(list) || !dice_.chance(0.4)) return;
    std::vector<Json> rows;
    Json left = Json::array();
    for (Json& object : scenario_[list]) {
        Json rest = object;
        Json row = take_row(rest, table);
        if (rest.empty() && (!rows.empty() || dice_.chance(0.7))) {
            rows.push_back(std::move(row));
        } else {
            left.push_back(std::move(object));
        }
    }
    scenario_[list] = std::move(left);
    if (!rows.empty()) case_.tables[std::string(list) + ".csv"] = csv_of(rows, all_columns(table));
}

/// What a row can hold of each place goes to the CSV file; the rest stays with its id.
void Maker::move_places(const char* list, const ObjectTable& table) {
    if (!scenario_.contains(list) || scenario_[list].empty() || !dice_.chance(0.3)) return;
    std::vector<Json> rows;
    Json left = Json::array();
    const std::vector<std::string> required = columns_of(table).required;
    for (const Json& object : scenario_[list]) {
        Json rest = object;
        const Json row = take_row(rest, table);
        for (const std::string& column : required) {
            if (!row.contains(column)) return;  // its name is in one language only
        }
        rows.push_back(row);
        rest["id"] = object["id"];
        left.push_back(std::move(rest));
    }
    scenario_[list] = std::move(left);
    case_.tables[std::string(list) + ".csv"] = csv_of(rows, all_columns(table));
}

/// Some streams' counts go to arrivals.csv.
void Maker::move_counts() {
    if (kind_ == Kind::late_people) return;  // more are to come
    const ObjectTable& table = count_table();
    std::vector<Json> rows;
    for (Json& stream : scenario_["arrivals"]) {
        if (!stream.contains("counts") || !dice_.chance(0.4)) continue;
        for (Json& count : stream["counts"]) {
            Json row = take_row(count, table);
            row["stream"] = stream["id"];
            rows.push_back(std::move(row));
        }
        stream.erase("counts");
    }
    std::vector<std::string> columns = all_columns(table);
    columns.insert(columns.begin(), "stream");
    if (!rows.empty()) case_.tables["arrivals.csv"] = csv_of(rows, columns);
}

void Maker::make_tables() {
    move_places("sites", site_table());
    move_places("routes", route_table());
    move_rows("holidays", holiday_table());
    move_rows("observed", observation_table());
    move_rows("prices", price_table());
    move_counts();
    if (values_.columns.empty()) return;
    std::size_t longest = 0;
    std::string header;
    for (const auto& [name, column] : values_.columns) {
        longest = std::max(longest, column.size());
        header += (header.empty() ? "" : ",") + name;
    }
    std::string text = header + '\n';
    for (std::size_t row = 0; row < longest; ++row) {
        std::string line;
        for (const auto& [name, column] : values_.columns) {
            if (!line.empty()) line += ',';
            line += Json(column[row % column.size()]).dump();
        }
        text += line + '\n';
    }
    case_.tables["draws.csv"] = text;
}

Case Maker::make() {
    make_frame();
    make_countries();
    make_profiles();
    if (kind_ == Kind::one_station) {
        make_one_station();
    } else {
        make_sketches();
        make_routes();
        make_fleets();
    }
    make_arrivals();
    if (kind_ != Kind::one_station) {
        const bool agencies = kind_ == Kind::with_agencies || (kind_ == Kind::any && dice_.chance(0.45));
        if (agencies) make_agencies();
        make_sites();
        if (agencies) {
            make_channels();
            make_directory();
            for (int i = dice_.whole(0, 2); i > 0; --i)
                scenario_["budget_lines"].push_back(budget_line(fmt::format("line{}", i)));
        }
        make_limits();
        make_prices();
        if (kind_ != Kind::late_people) make_plans();
        make_questions();
    }
    // What is left of the scenario's own fields.
    scenario_ = values_.object(scenario_table(), [&] {
        Json given = std::move(scenario_);
        for (const Field& field : scenario_table().fields()) {
            std::vector<const Type*> inner;
            field.type->inner(inner);
            if (!inner.empty() && !given.contains(field.key)) given[field.key] = nullptr;
        }
        for (const char* key : {"default_plan", "warm_up_days", "information_age_h"}) {
            if (!given.contains(key)) given[key] = nullptr;
        }
        return given;
    }());
    make_tables();
    return std::move(case_);
}

Case make_case(std::uint64_t seed, Kind kind) { return Maker(seed, kind).make(); }

}  // namespace umbral::generated
