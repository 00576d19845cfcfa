#include <SQLiteCpp/SQLiteCpp.h>

#include <catch2/catch.hpp>
#include <fstream>
#include <nlohmann/json.hpp>
#include <random>
#include <sstream>

#include "../study/sample_study.hpp"
#include "base/text.hpp"
#include "program.hpp"
#include "study/store.hpp"

using namespace umbral;
using cli::testing::bytes_of;
using study::sample::TemporaryFolder;
using Json = nlohmann::json;

namespace {

std::string write_sample(const TemporaryFolder& folder) {
    const auto file = folder / "sample.umbral";
    study::Store store = study::Store::open_to_add(file, study::sample::header());
    store.add_plan(study::sample::plan());
    for (std::uint32_t r = 0; r < 4; ++r) store.add(study::sample::record(r));
    auto crashed = study::sample::record(4);
    crashed.end = engine::EndReason::crashed;
    crashed.message = "stopped by signal 6 (Aborted)";
    store.add(crashed);
    return file.string();
}

cli::testing::Outcome show(const std::vector<std::string>& options, const std::vector<std::string>& environment = {}) {
    std::vector<std::string> arguments{"show"};
    arguments.insert(arguments.end(), options.begin(), options.end());
    return cli::testing::run_umbral(arguments, environment);
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

}  // namespace

TEST_CASE("the table shows sites in the scenario's order, the total, and what crashed") {
    const TemporaryFolder folder;
    const auto outcome = show({write_sample(folder), "--lang", "en"});
    CHECK(outcome.exit_code == 1);  // one crashed
    const auto position = [&](const std::string& text) {
        INFO(text);
        const std::size_t at = outcome.out.find(text);
        CHECK(at != std::string::npos);
        return at;
    };
    CHECK(position("Two posts") < position("Bravo"));
    CHECK(position("Bravo") < position("Alpha"));
    CHECK(position("Alpha") < position("All sites"));
    CHECK(position("All sites") < position("1. "));
    CHECK(position("116 of 150 are assumed") < position("Replication 4 (seed 7) crashed: stopped by signal 6"));
}

TEST_CASE("no line of the table is wider than the terminal") {
    const TemporaryFolder folder;
    const auto outcome = show({write_sample(folder)});
    for (const auto& line : lines_of(outcome.out)) CHECK(display_width(line) <= 120);
}

TEST_CASE("text speaks the language asked for, on the command line or by the system") {
    const TemporaryFolder folder;
    const std::string study = write_sample(folder);
    for (const auto& outcome :
         {show({study, "--lang", "es"}), show({study}, {"LANGUAGE=es"}), show({study}, {"LC_ALL=es_CR.UTF-8"})}) {
        CHECK(outcome.exit_code == 1);
        CHECK(outcome.out.find("Dos puestos") != std::string::npos);
        CHECK(outcome.out.find("Alfa") != std::string::npos);
    }
    CHECK(show({study, "--lang", "fr"}).exit_code == 2);
}

TEST_CASE("CSV has one row per indicator, scopes in one cell, and what crashed on standard error") {
    const TemporaryFolder folder;
    const auto outcome = show({write_sample(folder), "--format", "csv", "--lang", "en"});
    CHECK(outcome.exit_code == 1);
    CHECK(outcome.err.find("Replication 4 (seed 7) crashed: stopped by signal 6") != std::string::npos);
    const auto lines = lines_of(outcome.out);
    REQUIRE(lines.size() == 12);
    CHECK(lines[0] == "plan,name,stat,scope,unit,count,missing,mean,ci95_low,ci95_high,p10,p50,p90");
    CHECK(lines[1].rfind("base,wait_h,p95,all,h,4,0,", 0) == 0);
    CHECK(lines[8].find("crowding_ratio,peak,site:B,ratio,0,4,,,,,,") != std::string::npos);
}

TEST_CASE("undefined figures are null in JSON") {
    const TemporaryFolder folder;
    const Json results = Json::parse(show({write_sample(folder), "--format", "json"}).out);
    CHECK(results.at("replications") == 4);
    CHECK(results.at("crashed")[0].at("replication") == 4);
    const Json& crowding = results.at("indicators")[7];
    CHECK(crowding.at("name") == "crowding_ratio");
    CHECK(crowding.at("missing") == 4);
    CHECK(crowding.at("mean").is_null());
    CHECK(crowding.at("ci95")[1].is_null());
}

TEST_CASE("reported figures stand beside the simulated range") {
    const TemporaryFolder folder;
    const std::string study = write_sample(folder);
    const Json results = Json::parse(show({study, "--observed", "--format", "json"}).out);
    const Json& figure = results.at("observed").at("figures")[0];
    CHECK(figure.at("observed") == 30);
    CHECK(figure.at("basis") == "same_dates");
    CHECK(figure.at("p10") <= figure.at("p90"));
}

TEST_CASE("a reported figure is told in words, with both its dates, in either language") {
    const TemporaryFolder folder;
    const std::string study = write_sample(folder);
    const std::string english = show({study, "--observed", "--lang", "en"}).out;
    CHECK(english.find("the peak number of people present at A  2023-07-03 \u2013 2023-07-09") != std::string::npos);
    const std::string spanish = show({study, "--observed", "--lang", "es"}).out;
    CHECK(spanish.find("pico de personas presentes en A  2023-07-03 \u2013 2023-07-09") != std::string::npos);
}

TEST_CASE("an unknown plan is refused with those there are") {
    const TemporaryFolder folder;
    const auto outcome = show({write_sample(folder), "--plan", "bse"});
    CHECK(outcome.exit_code == 2);
    CHECK(outcome.err.find("base") != std::string::npos);
}

TEST_CASE("what is no study ends with exit code 2 and a message, never with a crash") {
    const TemporaryFolder folder;
    const std::string study = write_sample(folder);
    const std::string whole = bytes_of(study);
    const auto refused = [&](const std::string& content) {
        std::ofstream(folder / "x", std::ios::binary) << content;
        const auto outcome = show({(folder / "x").string()});
        return outcome.exit_code == 2 && outcome.out.empty() && !outcome.err.empty();
    };
    CHECK(refused(""));
    CHECK(refused("not a study at all"));
    std::ofstream(folder / "raw", std::ios::binary) << "\x1b[31m\x07\xff\xfe raw";
    const auto raw = show({(folder / "raw").string()});
    CHECK(raw.err.find("not a study") != std::string::npos);
    for (const char* bytes : {"\x1b", "\x07", "\xff"}) CHECK(raw.err.find(bytes) == std::string::npos);
    for (const std::size_t size :
         {std::size_t{50}, std::size_t{100}, std::size_t{4096}, whole.size() / 2, whole.size() - 1}) {
        INFO(size);
        CHECK(refused(whole.substr(0, size)));
    }
    std::string noise = whole;
    std::mt19937_64 random(1);
    for (std::size_t i = 16; i < noise.size(); ++i) noise[i] = static_cast<char>(random());
    CHECK(refused(noise));
    CHECK(show({(folder / "none").string()}).exit_code == 2);
    CHECK(show({"/tmp"}).exit_code == 2);
}

TEST_CASE("a study of a newer version says to use the newer program") {
    const TemporaryFolder folder;
    const std::string study = write_sample(folder);
    SQLite::Database(study, SQLite::OPEN_READWRITE).exec("PRAGMA user_version = 99");
    const auto outcome = show({study});
    CHECK(outcome.exit_code == 2);
    CHECK(outcome.err.find("newer") != std::string::npos);
}
