#pragma once
// What a programmer would write by hand for one model and nothing else: the yardsticks of the queueing benchmarks.
// They count waits and nothing else; no parties, no keyed draws, no indicators.

#include <array>
#include <cstdint>
#include <vector>

namespace umbral::bench {

/// xoshiro256++ (Blackman & Vigna 2019), the usual fast generator.
class Xoshiro {
  public:
    explicit Xoshiro(std::uint64_t seed);
    [[nodiscard]] std::uint64_t next();
    /// Exponential of the given mean.
    [[nodiscard]] double exponential(double mean);
    [[nodiscard]] double uniform();

  private:
    std::array<std::uint64_t, 4> state_{};
};

/// A station of the tandem: servers and mean service time.
struct HandStation {
    int servers = 1;
    double mean_service = 1;
};
/// Poisson arrivals of rate `lambda` through stations in a row; before the last, a share `last_share` goes on.
struct HandTandem {
    double lambda = 1;
    std::vector<HandStation> stations;
    double last_share = 1;
};

/// Mean wait over all stations with one binary heap as event list.
[[nodiscard]] double tandem_by_heap(const HandTandem& tandem, std::int64_t customers, std::uint64_t seed);
/// The same by recursion, without an event list: Lindley for one server, Kiefer-Wolfowitz with a sorted vector of
/// servers otherwise; station by station.
[[nodiscard]] double tandem_by_recursion(const HandTandem& tandem, std::int64_t customers, std::uint64_t seed);

}  // namespace umbral::bench
