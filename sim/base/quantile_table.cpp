#include "base/quantile_table.hpp"

#include <utility>

namespace umbral {

namespace {

/// Probability at a distance from the nearer end, both in words (2^-32).
double probability(bool upper, double from_end) { return upper ? 1.0 - from_end * 0x1p-32 : from_end * 0x1p-32; }

struct Line {
    double at_first = 0;  ///< at the cell edge nearer to the end of the distribution
    double at_last = 0;   ///< at the edge nearer to the median
};

/// The line with the cell's own mean that stays between the function's values at the two edges. A chord moved up or
/// down would have the mean too, but would cross its neighbours; pivoting about one edge keeps the table increasing.
Line line_with_mean(double first, double middle, double last) {
    const double mean = (first + 4.0 * middle + last) / 6.0;
    const bool nearer_first = (mean - first) * (last - first) < (last - mean) * (last - first);
    return nearer_first ? Line{first, 2.0 * mean - first} : Line{2.0 * mean - last, last};
}

}  // namespace

QuantileTable::QuantileTable(std::function<double(double)> exact)
    : cells_(std::size_t{2} * upper_offset), exact_(std::move(exact)) {
    for (const bool upper : {false, true}) {
        double first = exact_(probability(upper, far_tail));
        for (std::uint32_t i = 0; i < upper_offset; ++i) {
            const double octave_start = static_cast<double>(far_tail) * static_cast<double>(1u << (i / cells));
            const double width = octave_start / cells;
            const double from_end = octave_start + width * (i % cells);
            const double middle = exact_(probability(upper, from_end + width / 2));
            const double last = exact_(probability(upper, from_end + width));
            const Line line = line_with_mean(first, middle, last);
            Cell& cell = cells_[(upper ? upper_offset : 0u) + i];
            cell.slope = (line.at_last - line.at_first) / width;
            // A word stands for the middle of its own interval, hence the half.
            cell.value = line.at_first - cell.slope * (from_end - 0.5);
            first = last;
        }
    }
}

double QuantileTable::far(std::uint32_t word) const { return exact_((static_cast<double>(word) + 0.5) * 0x1p-32); }

}  // namespace umbral
