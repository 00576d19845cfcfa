// The generator: what it makes is valid, and nothing of the field tables escapes it.

#include <catch2/catch.hpp>
#include <string>

#include "generated/maker.hpp"
#include "generated/reached.hpp"

namespace umbral::generated {

TEST_CASE("every field of the scenario and of the plan is generated, with every word and form it may have") {
    Reached reached;
    for (std::uint64_t seed = 1; seed <= 400; ++seed) reached.add(make_case(seed));
    for (const std::string& missing : reached.missing()) FAIL_CHECK(missing);
    CHECK(Reached::fields() > 300);
}

TEST_CASE("a field that is never generated is told") {
    // Of one case most are: it has one value for each field at most, and hardly one in two fields.
    Reached reached;
    reached.add(make_case(1, Kind::one_station));
    const std::vector<std::string> missing = reached.missing();
    CHECK(std::find(missing.begin(), missing.end(), "level.number: never generated") != missing.end());
    CHECK(std::find(missing.begin(), missing.end(), "add_places: never generated") != missing.end());
    CHECK(std::find(missing.begin(), missing.end(), "measure.if_short: never generated") != missing.end());
}

TEST_CASE("every generated scenario is valid") {
    for (const Kind kind :
         {Kind::any, Kind::without_agencies, Kind::with_agencies, Kind::one_station, Kind::late_people}) {
        for (std::uint64_t seed = 1; seed <= 200; ++seed) {
            const Case made = make_case(seed, kind);
            try {
                CHECK(!input_of(made).scenario.hash.empty());
            } catch (const InputError& error) {
                FAIL_CHECK("seed " << seed << " of kind " << static_cast<int>(kind) << ": " << text_of(error));
            }
        }
    }
}

TEST_CASE("a seed gives the same files again, and another seed others") {
    CHECK(files_of(make_case(7)) == files_of(make_case(7)));
    CHECK(files_of(make_case(7)) != files_of(make_case(8)));
}

TEST_CASE("a case written to a folder is read from it as it was made") {
    const Case made = make_case(7);
    const std::filesystem::path folder = scratch_folder() / "umbral-written-case";
    write_folder(made, folder);
    const scenario::Input read = scenario::read_input(folder, made.plan);
    CHECK(read.scenario.hash == input_of(made).scenario.hash);
    CHECK(command_of(made, folder).find(folder.string()) != std::string::npos);
    std::filesystem::remove_all(folder);
}

}  // namespace umbral::generated
