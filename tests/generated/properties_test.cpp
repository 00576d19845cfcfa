// Every property holds in generated scenarios. What fails is written to a folder, with the command that runs it.

#include <catch2/catch.hpp>
#include <filesystem>
#include <set>

#include "generated/report.hpp"

namespace umbral::generated {
namespace {

/// @param which  properties that are asked for
void hold_in(Examination examination, const std::set<int>& which, std::uint64_t cases) {
    const std::filesystem::path below = std::filesystem::temp_directory_path() / "umbral-properties";
    for (std::uint64_t seed = 1; seed <= cases; ++seed) {
        const Case made = case_for(examination, seed);
        Complaints complaints = examine(examination, made);
        std::erase_if(complaints, [&](const Complaint& complaint) { return !which.contains(complaint.property); });
        if (complaints.empty()) continue;
        FAIL_CHECK(report(examination, made, complaints, below));
    }
    SUCCEED("all examined");
}

}  // namespace

TEST_CASE("people are conserved, and shares, peaks, waits and money of a history agree, in 200 generated cases") {
    hold_in(Examination::one_history, {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 21, 22, 26}, 200);
}

TEST_CASE("histories are the same at any number of workers, cut, merged and from elsewhere, in 50 generated cases") {
    hold_in(Examination::ensemble, {17, 18, 19, 20}, 50);
}

TEST_CASE("more officers never lengthen a wait at a single first-come station, in 200 generated cases") {
    hold_in(Examination::officers, {23, 26}, 200);
}

TEST_CASE("measures that overlap and are over before anybody comes change nothing, in 200 generated cases") {
    hold_in(Examination::passing, {24}, 200);
}

TEST_CASE("no agency acts on what it was not told, in 200 generated cases") { hold_in(Examination::untold, {25}, 200); }

}  // namespace umbral::generated
