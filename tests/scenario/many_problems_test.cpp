// What is wrong a million times takes no more memory or time than what will be told of it.

#include <string>

#include "base/first_few.hpp"
#include "scenario/broken_scenario.hpp"
#include "scenario/document.hpp"

namespace umbral::scenario::testing {
namespace {

const char* const file = "scenario.json";

/// A list of that many times the same, as text.
std::string list_of(const std::string& element, std::size_t count) {
    std::string list = "[" + element;
    for (std::size_t i = 1; i < count; ++i) list += "," + element;
    return list + "]";
}

/// The sound scenario with other text where a key's value is.
Folder with_text(const char* pointer, const std::string& text) {
    Folder folder;
    folder.set(pointer, "@@");
    std::string whole = folder.scenario.dump();
    whole.replace(whole.find("\"@@\""), 4, text);
    folder.texts["scenario.json"] = whole;
    return folder;
}

/// The first of them are told, and that there are more.
void check_cut(const std::vector<Problem>& problems) {
    REQUIRE(problems.size() == most_told + 1);
    CHECK(problems.back().message == more_problems().message);
}

TEST_CASE("a long list of wrong elements is read up to the last that will be told") {
    check_cut(problems_of(with_text("/profiles", list_of("1", 300'000))));
    check_cut(problems_of(with_text("/profiles", list_of("{}", 300'000))));
    check_cut(problems_of(with_text("/sites/0/opening_hours", list_of("0", 300'000))));
    check_cut(problems_of(with_text("/profiles/0/party_size", R"({"dist":"discrete","values":)" +
                                                                  list_of("\"\"", 300'000) + R"(,"weights":[1]})")));
}

TEST_CASE("an object with very many unknown keys is read up to the last that will be told") {
    std::string object = "{\"id\":\"a\"";
    for (int i = 0; i < 100'000; ++i) object += ",\"k" + std::to_string(i) + "\":0";
    check_cut(problems_of(with_text("/profiles/0", object + "}")));
}

TEST_CASE("a plan is read up to the last problem that will be told") {
    Folder folder;
    folder.texts["plans/act.json"] = R"({"title": "Act", "measures": )" + list_of("1", 300'000) + "}";
    const std::vector<Problem> problems = problems_of(folder);
    check_cut(problems);
    CHECK(problems.front().file == "plans/act.json");
}

TEST_CASE("a table is read up to the last problem that will be told, also where each cell is one") {
    Folder folder;
    std::string rows = "country,date,name\n";
    for (int i = 0; i < 50'000; ++i) rows += "nowhere,yesterday,x\n";
    folder.texts["holidays.csv"] = rows;
    check_cut(problems_of(folder));
    rows = "stream,date,persons\n";
    for (int i = 0; i < 50'000; ++i) rows += "sea,2024-01-01,1\n";
    folder.texts.clear();
    folder.texts["arrivals.csv"] = rows;
    check_cut(problems_of(folder));
}

TEST_CASE("problems inside of something with a very long name do not take its length each") {
    // 500 problems in an element whose id has a megabyte: kept as paths they would take half a gigabyte.
    std::string object = "{\"id\":\"" + std::string(1'000'000, 'x') + "\"";
    for (int i = 0; i < 1000; ++i) object += ",\"k" + std::to_string(i) + "\":0";
    const std::vector<Problem> by_id = problems_of(with_text("/profiles/0", object + "}"));
    check_cut(by_id);
    CHECK(by_id.front().place.find("profiles[0]") != std::string::npos);
    std::string map = "{\"" + std::string(1'000'000, 'x') + "\":{";
    for (int i = 0; i < 1000; ++i) map += (i == 0 ? "\"k" : ",\"k") + std::to_string(i) + "\":0";
    const std::vector<Problem> by_key = problems_of(with_text("/arrivals/0/profiles", map + "}}"));
    check_told(by_key, {file, "arrivals[river].profiles", "", ""});
    for (const Problem& problem : by_key) CHECK(problem.place.size() <= 600);
}

TEST_CASE("a setting that is nested too deeply, or is no JSON, is told and not read") {
    for (const char* bracket : {"[", " [", "{\"a\":"}) {
        std::string deep;
        for (int i = 0; i < 100'000; ++i) deep += bracket;
        const std::vector<Problem> problems = problems_of(Folder{}, {{"profiles", deep}});
        REQUIRE(problems.size() == 1);
        CHECK(problems[0].place.rfind("--set profiles: ", 0) == 0);
        CHECK(problems[0].message == "objects and lists are nested too deeply");
    }
    const std::vector<Problem> cut = problems_of(Folder{}, {{"profiles[adult].needs", "{\"medical\": 0.1"}});
    REQUIRE(cut.size() == 1);
    CHECK(cut[0].message == "the file is not valid JSON");
    CHECK(problems_of(Folder{}, {{"title", "[draft] Sound"}}).empty());
}

TEST_CASE("problems of very many settings are told up to the last that will be") {
    check_cut(problems_of(Folder{}, std::vector<Setting>(2000, {"sites[NOWHERE].places.general", "1"})));
}

TEST_CASE("distributions that share a table may not take ever more memory than it") {
    Folder folder;
    std::string values = "minutes\n";
    for (int i = 0; i < 400'000; ++i) values += "3\n";
    folder.texts["times.csv"] = values;
    const Json service{{"time_min", {{"dist", "empirical"}, {"file", "times.csv#minutes"}}}};
    folder.set("/sites/0/stations/0/service", service);
    CHECK(problems_of(folder).empty());
    // 11 times 400,000 are more than 4,000,000.
    for (int i = 0; i < 10; ++i)
        folder.add("/sites/0/stations", {{"id", "s" + std::to_string(i)}, {"pool", "desk"}, {"service", service}});
    check_told(problems_of(folder), {file, "stations[s9].service", "too many values", "at most 4000000"});
}

/// Counts how often files are read.
class CountingFiles final : public Files {
  public:
    explicit CountingFiles(std::map<std::string, std::string> texts) : texts_(std::move(texts)) {}
    [[nodiscard]] bool has(const std::string& name) const override { return texts_.contains(name); }
    [[nodiscard]] std::size_t reads() const { return reads_; }

  private:
    [[nodiscard]] std::vector<std::string> list() const override {
        std::vector<std::string> names;
        for (const auto& [name, text] : texts_) names.push_back(name);
        return names;
    }
    [[nodiscard]] std::optional<std::string> text_of(const std::string& name, Problems&) const override {
        ++reads_;
        return texts_.at(name);
    }

    std::map<std::string, std::string> texts_;
    mutable std::size_t reads_ = 0;
};

TEST_CASE("reading under each of many plans reads each a few times, not each for every other") {
    const Folder sound;
    constexpr std::size_t plans = 40;
    std::map<std::string, std::string> texts{{"scenario.json", sound.scenario.dump()},
                                             {"plans/act.json", sound.plan.dump()},
                                             {"notes.csv", "x"}};  // perhaps read by a plan: all are searched for it
    for (std::size_t i = 0; i < plans; ++i)
        texts["plans/p" + std::to_string(i) + ".json"] = R"({"title": "As act", "like": "act"})";
    const CountingFiles files(texts);
    for (const std::string& plan : files.plan_ids()) CHECK_FALSE(read_files(files, plan).scenario.hash.empty());
    // Once to look for tables, once for what plans add, once as the plan, with the scenario and the plan it is like.
    CHECK(files.reads() <= 5 * (plans + 2));
}

TEST_CASE("who runs out of memory is told what was being read") {
    /// Reads files until one is too large.
    class SmallMachine final : public Files {
      public:
        [[nodiscard]] bool has(const std::string& name) const override { return name == "sites.csv"; }

      private:
        [[nodiscard]] std::vector<std::string> list() const override { return {"scenario.json", "sites.csv"}; }
        [[nodiscard]] std::optional<std::string> text_of(const std::string& name, Problems&) const override {
            if (name == "sites.csv") throw std::bad_alloc();
            return Folder{}.scenario.dump();
        }
    };
    try {
        static_cast<void>(read_files(SmallMachine{}));
        FAIL("it was read");
    } catch (const InputError& error) {
        REQUIRE(error.problems().size() == 1);
        check_told(error.problems(), {"sites.csv", "", "not enough memory", ""});
    }
}

}  // namespace
}  // namespace umbral::scenario::testing
