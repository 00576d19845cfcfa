// Any bytes as a CSV table: no fault, every row with its line, every refusal with a message.

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "base/check.hpp"
#include "base/csv.hpp"
#include "base/text.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace umbral;
    const std::string text(reinterpret_cast<const char*>(data), size);
    Problems problems;
    const CsvTable table = parse_csv(text, "table.csv", {"id", "persons"}, {"date", "source"}, problems);
    for (const CsvRow& row : table.rows) {
        UMBRAL_CHECK(row.line > 1);
        UMBRAL_CHECK(!row.cells.empty());
        const std::size_t problems_before = problems.size();
        const std::optional<double> persons = number_of(table, row, "persons", problems);
        UMBRAL_CHECK(persons.has_value() == (problems.size() == problems_before));
        UMBRAL_CHECK(!persons || std::isfinite(*persons));
    }
    for (const Problem& problem : problems) {
        UMBRAL_CHECK(!problem.message.empty());
        UMBRAL_CHECK(display_width(shortened(problem.value, 80)) <= 80);
    }
    return 0;
}
