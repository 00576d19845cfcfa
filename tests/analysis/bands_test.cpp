#include "analysis/bands.hpp"

#include <catch2/catch.hpp>

using namespace umbral;

TEST_CASE("a band holds the quantiles of each hour by itself") {
    study::SeriesSample sample{"present_persons", {}, {}};
    for (int replication = 0; replication <= 10; ++replication)
        sample.values.push_back({replication, 100 - 10 * replication, 5});
    const analysis::Band band = analysis::band_of(sample);
    CHECK(band.p10 == std::vector<double>{1, 10, 5});
    CHECK(band.p50 == std::vector<double>{5, 50, 5});
    CHECK(band.p90 == std::vector<double>{9, 90, 5});
}

TEST_CASE("a band of no replications is empty") { CHECK(analysis::band_of({"present_persons", {}, {}}).p50.empty()); }
