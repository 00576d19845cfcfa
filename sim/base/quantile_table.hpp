#pragma once
// A quantile function as a table: octaves of probability towards both ends, each cut into equal cells with linear
// interpolation, the exact inverse beyond the last octave. Fine where the tail is, small enough for the cache.

#include <bit>
#include <cstdint>
#include <functional>
#include <vector>

namespace umbral {

class QuantileTable {
  public:
    /// Builds the table of an increasing quantile function on (0, 1).
    ///
    /// In each cell the line has the function's own mean (Simpson's rule) and stays between its values at the cell's
    /// edges: the table is increasing, and the mean of the drawn values is within 1e-5 for smooth functions.
    /// @param exact  the quantile function; called 4,866 times; kept for the far tails
    explicit QuantileTable(std::function<double(double)> exact);

    /// The value at probability (word + 0.5) / 2^32.
    [[nodiscard]] double quantile(std::uint32_t word) const {
        // Distance from the nearer end, in half steps, is never 0: the float's exponent names the octave.
        const bool upper = word >> 31;
        const std::uint32_t from_end = upper ? ~word : word;
        if (from_end < far_tail) [[unlikely]]
            return far(word);
        // from_end in [far_tail, 2^31): octave = highest set bit, cell = the next cell_bits bits.
        const int octave = 31 - std::countl_zero(from_end);
        const std::uint32_t cell = (from_end >> (octave - cell_bits)) & (cells - 1);
        const Cell& c =
            cells_[(upper ? upper_offset : 0u) + static_cast<std::uint32_t>(octave - far_tail_bits) * cells + cell];
        return c.value + c.slope * static_cast<double>(from_end);
    }

    static constexpr int cell_bits = 6;
    static constexpr std::uint32_t cells = 1u << cell_bits;
    static constexpr int far_tail_bits = 12;  // beyond probability 2^-20 at either end: the exact inverse
    static constexpr std::uint32_t far_tail = 1u << far_tail_bits;
    static constexpr std::uint32_t octaves = 31 - far_tail_bits;
    static constexpr std::uint32_t upper_offset = octaves * cells;

  private:
    struct Cell {
        double value = 0;  // at from_end = 0, extrapolated
        double slope = 0;  // per unit of from_end
    };
    [[nodiscard]] double far(std::uint32_t word) const;

    std::vector<Cell> cells_;
    std::function<double(double)> exact_;
};

}  // namespace umbral
