#include "gui/model/unit_costs.hpp"

#include <optional>

#include "base/csv.hpp"
#include "scenario/table/words.hpp"

namespace umbral::gui {
namespace {

std::optional<double> amount_of(const CsvTable& table, const CsvRow& row, Problems& problems) {
    const auto cell = [&](const char* column) {
        return table.cell(row, column).empty() ? std::nullopt : number_of(table, row, column, problems);
    };
    if (const auto mid = cell("mid")) return mid;
    const auto low = cell("low");
    const auto high = cell("high");
    if (low && high) return (*low + *high) / 2;
    return low ? low : high;
}

scenario::Confidence confidence_of(const std::string& word) {
    for (const auto& [name, confidence] : scenario::words_of<scenario::Confidence>()) {
        if (word == name) return confidence;
    }
    return scenario::Confidence::assumption;
}

}  // namespace

UnitCosts read_unit_costs(const std::filesystem::path& file) {
    constexpr std::uintmax_t most_bytes = 1U << 20U;
    Problems problems;
    const auto text = read_text_file(file, file.string(), most_bytes, problems);
    if (!text) return {};
    const CsvTable table = parse_csv(*text, file.string(),
                                     {"id", "low", "mid", "high", "currency", "country_iso3", "source", "confidence"},
                                     {"item", "unit", "year", "note"}, problems);
    UnitCosts costs;
    for (const CsvRow& row : table.rows) {
        if (table.cell(row, "currency") != "USD") continue;
        const auto usd = amount_of(table, row, problems);
        if (!usd) continue;  // looked for and not found
        UnitCost& cost = costs.emplace_back(UnitCost{table.cell(row, "id"), table.cell(row, "country_iso3"), *usd});
        const std::string& year = table.cell(row, "year");
        cost.usd.source = {table.cell(row, "source") + (year.empty() ? "" : " (" + year + ")"),
                           confidence_of(table.cell(row, "confidence"))};
    }
    return costs;
}

}  // namespace umbral::gui
