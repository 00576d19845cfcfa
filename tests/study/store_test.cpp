#include "study/store.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <catch2/catch.hpp>
#include <csignal>
#include <fstream>
#include <functional>
#include <sstream>

#include "sample_study.hpp"
#include "study/file_lock.hpp"
#include "study/merge.hpp"
#include "study/schema.hpp"
#include "study/study_error.hpp"

using namespace umbral;
using namespace umbral::study;
using sample::TemporaryFolder;

namespace {

Store begin(const std::filesystem::path& file) {
    Store store = Store::open_to_add(file, sample::header());
    store.add_plan(sample::plan());
    return store;
}

void write_sample(const std::filesystem::path& file, std::uint32_t replications) {
    Store store = begin(file);
    for (std::uint32_t r = 0; r < replications; ++r) store.add(sample::record(r));
}

std::string bytes_of(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void write_bytes(const std::filesystem::path& file, const std::string& bytes) {
    std::ofstream(file, std::ios::binary) << bytes;
}

/// The text of the InputError an action ends in; "" when it does not.
template <class Action>
std::string refusal(Action&& action) {
    try {
        action();
    } catch (const InputError& error) {
        return to_text(error.problems());
    }
    return "";
}

}  // namespace

TEST_CASE("a stored replication reads back as it was added") {
    const TemporaryFolder folder;
    write_sample(folder / "a.umbral", 3);
    const Store store = Store::open_to_read(folder / "a.umbral");
    for (std::uint32_t r = 0; r < 3; ++r) CHECK(result_hash(store.record("base", r)) == result_hash(sample::record(r)));
    const auto statuses = store.replications("base");
    REQUIRE(statuses.size() == 3);
    CHECK(statuses[2].result_hash == result_hash(sample::record(2)));
    CHECK(statuses[2].services == sample::record(2).services);
}

TEST_CASE("a study's header reads back as it was written") {
    const TemporaryFolder folder;
    write_sample(folder / "a.umbral", 1);
    const Store store = Store::open_to_read(folder / "a.umbral");
    const Header written = sample::header();
    const Header& read = store.header();
    CHECK(differences(read, written, "").empty());
    CHECK(read.title.es == written.title.es);
    CHECK(read.inputs_json == written.inputs_json);
    CHECK(read.counts.assumptions == 112);
    REQUIRE(read.sites.size() == 2);
    CHECK(read.sites[0].id == "B");
    REQUIRE(read.observed.size() == 1);
    CHECK(read.observed[0].to == Date{2023, 7, 9});
    CHECK(read.observed[0].source.text == "a report");
    REQUIRE(store.plans().size() == 1);
    CHECK(store.plans()[0].title.es == "Como fue");
}

TEST_CASE("a closed study is one single file") {
    const TemporaryFolder folder;
    write_sample(folder / "a.umbral", 2);
    CHECK_FALSE(std::filesystem::exists(folder / "a.umbral-wal"));
    CHECK_FALSE(std::filesystem::exists(folder / "a.umbral-shm"));
}

TEST_CASE("what is read does not depend on the order in which replications were added") {
    Store forward = Store::in_memory(sample::header());
    Store backward = Store::in_memory(sample::header());
    forward.add_plan(sample::plan());
    backward.add_plan(sample::plan());
    for (std::uint32_t r = 0; r < 5; ++r) {
        forward.add(sample::record(r));
        backward.add(sample::record(4 - r));
    }
    const auto a = forward.indicators("base");
    const auto b = backward.indicators("base");
    REQUIRE(a.size() == b.size());
    for (std::size_t i = 0; i < a.size(); ++i) {
        CHECK(a[i].name == b[i].name);
        CHECK(a[i].scope == b[i].scope);
        CHECK(a[i].values == b[i].values);
    }
    const auto waits_a = forward.mean_waits("base");
    const auto waits_b = backward.mean_waits("base");
    REQUIRE(waits_a.size() == waits_b.size());
    for (std::size_t i = 0; i < waits_a.size(); ++i) CHECK(waits_a[i].waiting_person_h == waits_b[i].waiting_person_h);
    CHECK(forward.series("base")[1].values == backward.series("base")[1].values);
}

TEST_CASE("indicators are listed by catalogue, then stat, then sites in the scenario's order") {
    Store store = Store::in_memory(sample::header());
    store.add_plan(sample::plan());
    store.add(sample::record(0));
    const auto samples = store.indicators("base");
    REQUIRE(samples.size() == 11);
    CHECK(to_text(samples[0].scope) == "all");
    CHECK(to_text(samples[1].scope) == "site:B");  // B comes first in the scenario
    CHECK(to_text(samples[2].scope) == "site:A");
    CHECK(samples[2].stat == "p95");
    CHECK(samples[3].stat == "mean");
    CHECK(samples[2].unit == "h");
}

TEST_CASE("a crashed replication is replaced by one that finishes") {
    Store store = Store::in_memory(sample::header());
    store.add_plan(sample::plan());
    auto crashed = sample::record(0);
    crashed.end = engine::EndReason::crashed;
    crashed.message = "stopped by signal 9";
    store.add(crashed);
    REQUIRE(store.replications("base").size() == 1);
    CHECK(store.replications("base")[0].end == Ending::crashed);
    CHECK(store.replications("base")[0].message == "stopped by signal 9");
    CHECK(store.indicators("base").empty());
    store.add(sample::record(0));
    CHECK(store.replications("base")[0].end == Ending::finished);
    CHECK(store.indicators("base").size() == 11);
}

TEST_CASE("a study of other inputs is refused, with every difference named, and left as it was") {
    const TemporaryFolder folder;
    write_sample(folder / "a.umbral", 1);
    const std::string before = bytes_of(folder / "a.umbral");
    const auto with = [&](auto&& change) {
        Header other = sample::header();
        change(other);
        return refusal([&] { (void)Store::open_to_add(folder / "a.umbral", other); });
    };
    CHECK(with([](Header& h) { h.scenario_hash = "ffff"; }).find("inputs have changed") != std::string::npos);
    CHECK(with([](Header& h) { h.settings.clear(); }).find("--set") != std::string::npos);
    CHECK(with([](Header& h) { h.program.commit = "def"; }).find("another build") != std::string::npos);
    const std::string two = with([](Header& h) {
        h.seed = 8;
        h.days = 10;
    });
    CHECK(two.find("another seed") != std::string::npos);
    CHECK(two.find("another window") != std::string::npos);
    CHECK((bytes_of(folder / "a.umbral") == before));
}

TEST_CASE("a study of another scenario is told by that alone: what it is of, and what was wanted") {
    const TemporaryFolder folder;
    write_sample(folder / "a.umbral", 1);
    Header other = sample::header();
    other.scenario_id = "elsewhere";
    other.scenario_hash = "ffff";
    other.days = 3;
    const auto check_told = [](const std::vector<Problem>& problems, const char* file, const std::string& found,
                               const std::string& allowed) {
        REQUIRE(problems.size() == 1);
        CHECK(problems[0].file.find(file) != std::string::npos);
        CHECK(problems[0].message.find("another scenario") != std::string::npos);
        CHECK(problems[0].value == found);
        CHECK(problems[0].allowed == allowed);
    };
    const auto problems_of = [](auto&& action) {
        try {
            action();
        } catch (const InputError& error) {
            return error.problems();
        }
        return std::vector<Problem>{};
    };
    const std::string here = sample::header().scenario_id;
    check_told(problems_of([&] { (void)Store::open_to_add(folder / "a.umbral", other); }), "a.umbral", here,
               "elsewhere");
    {
        Store store = Store::open_to_add(folder / "b.umbral", other);
        PlanLabel plan = sample::plan();
        plan.hash = "8888";
        store.add_plan(plan);
        store.add(sample::record(0, 8));
    }
    check_told(problems_of([&] {
                   (void)merge_files(folder / "c.umbral", {folder / "a.umbral", folder / "b.umbral"});
               }),
               "b.umbral", "elsewhere", here);
}

TEST_CASE("what is no file is refused as a study, with nothing left beside it") {
    const TemporaryFolder folder;
    const auto pipe = folder / "pipe";
    REQUIRE(mkfifo(pipe.c_str(), 0600) == 0);
    CHECK(refusal([&] { (void)Store::open_to_add(pipe, sample::header()); }).find("a device or a pipe") !=
          std::string::npos);
    CHECK(refusal([] { (void)Store::open_to_add("/dev/null", sample::header()); }).find("a device or a pipe") !=
          std::string::npos);
    CHECK(refusal([&] { (void)Store::open_to_add(folder / "", sample::header()); }).find("a folder") !=
          std::string::npos);
    CHECK_FALSE(std::filesystem::exists("/dev/null-journal"));
    CHECK(std::distance(std::filesystem::directory_iterator(folder / ""), {}) == 1);
}

TEST_CASE("a plan whose measures changed is refused") {
    Store store = Store::in_memory(sample::header());
    store.add_plan(sample::plan());
    store.add_plan(sample::plan());
    PlanLabel other = sample::plan();
    other.hash = "8888";
    CHECK(refusal([&] { store.add_plan(other); }).find("plan has changed") != std::string::npos);
}

TEST_CASE("a file that is no study is refused and left as it was") {
    const TemporaryFolder folder;
    std::string random_bytes(5000, '\0');
    std::mt19937_64 random(5);
    for (char& byte : random_bytes) byte = static_cast<char>(random());
    for (const std::string& content :
         {std::string{"name,persons\n"}, random_bytes, std::string("SQLite format 3\0", 16) + random_bytes}) {
        write_bytes(folder / "x", content);
        CHECK_FALSE(refusal([&] { (void)Store::open_to_read(folder / "x"); }).empty());
        CHECK_FALSE(refusal([&] { (void)Store::open_to_add(folder / "x", sample::header()); }).empty());
        CHECK((bytes_of(folder / "x") == content));
    }
}

TEST_CASE("another program's database is refused") {
    const TemporaryFolder folder;
    SQLite::Database((folder / "x").string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE).exec("CREATE TABLE t (a)");
    CHECK(refusal([&] { (void)Store::open_to_read(folder / "x"); }).find("another program") != std::string::npos);
    CHECK(refusal([&] { (void)Store::open_to_add(folder / "x", sample::header()); }).find("another program") !=
          std::string::npos);
}

TEST_CASE("a study of a newer version is refused with what to do") {
    const TemporaryFolder folder;
    write_sample(folder / "a.umbral", 1);
    SQLite::Database((folder / "a.umbral").string(), SQLite::OPEN_READWRITE)
        .exec("PRAGMA user_version = " + std::to_string(schema_version + 1));
    CHECK(refusal([&] { (void)Store::open_to_read(folder / "a.umbral"); }).find("newer version") != std::string::npos);
}

TEST_CASE("a truncated or overwritten study never crashes the reader") {
    const TemporaryFolder folder;
    write_sample(folder / "a.umbral", 2);
    const std::string whole = bytes_of(folder / "a.umbral");
    const auto read_all = [&] {
        const Store store = Store::open_to_read(folder / "b.umbral");
        (void)store.indicators("base");
        (void)store.series("base");
        (void)store.mean_waits("base");
        (void)store.replications("base");
        if (store.damage_count() > 0) throw InputError({"", "", "", "replications are damaged", "", ""});
    };
    for (std::size_t size = 100; size < whole.size(); size += whole.size() / 16) {
        write_bytes(folder / "b.umbral", whole.substr(0, size));
        CHECK_FALSE(refusal(read_all).empty());
    }
    std::mt19937_64 random(9);
    int refused = 0;
    for (int trial = 0; trial < 40; ++trial) {
        std::string broken = whole;
        for (int i = 0; i < 2000; ++i) broken[100 + random() % (broken.size() - 100)] = static_cast<char>(random());
        write_bytes(folder / "b.umbral", broken);
        refused += !refusal(read_all).empty();
    }
    CHECK(refused == 40);
}

TEST_CASE("a missing study is told apart from a broken one") {
    const TemporaryFolder folder;
    CHECK(refusal([&] { (void)Store::open_to_read(folder / "none.umbral"); }).find("no such study") !=
          std::string::npos);
}

TEST_CASE("a folder given for a study is told, with how to make a study of a scenario") {
    const TemporaryFolder folder;
    const auto read = [&] { (void)Store::open_to_read(folder / ""); };
    CHECK(refusal(read).find("this is a folder, not a study") != std::string::npos);
    std::ofstream(folder / "scenario.json") << "{}";
    CHECK(refusal(read).find("umbral run") != std::string::npos);
}

/// Without the rights of root, who may write anywhere, for as long as it lives.
class AsNobody {
  public:
    AsNobody() { REQUIRE((geteuid() != 0 || seteuid(nobody) == 0)); }
    ~AsNobody() {
        if (getuid() == 0 && seteuid(0) != 0) std::abort();
    }
    AsNobody(const AsNobody&) = delete;
    AsNobody& operator=(const AsNobody&) = delete;

  private:
    static constexpr uid_t nobody = 65534;
};

TEST_CASE("a study is read in a folder that cannot be written to, unless a log of its beginning is left there") {
    namespace fs = std::filesystem;
    const TemporaryFolder folder;
    const auto file = folder / "50%#a.umbral";
    {
        Store store = Store::open_to_add(file, sample::header());
        store.add_plan(sample::plan());
        store.add(sample::record(0));
    }
    SQLite::Database(file.string(), SQLite::OPEN_READWRITE).exec("PRAGMA journal_mode = WAL");
    const auto set_writable = [&](bool writable) {
        using enum fs::perms;
        fs::permissions(folder / "", owner_read | owner_exec | group_read | group_exec | others_read | others_exec |
                                         (writable ? owner_write : none));
    };
    set_writable(false);
    {
        const AsNobody nobody;
        CHECK(Store::open_to_read(file).replications("base").size() == 1);
    }
    set_writable(true);
    std::ofstream(file.string() + "-wal") << "not empty";
    set_writable(false);
    {
        const AsNobody nobody;
        CHECK(refusal([&] { (void)Store::open_to_read(file); }).find("-wal") != std::string::npos);
    }
    set_writable(true);
}

TEST_CASE("a folder that cannot be written to is refused with a hint") {
    CHECK(refusal([] { (void)Store::open_to_add("/proc/a.umbral", sample::header()); }).find("--out") !=
          std::string::npos);
    CHECK(refusal([] { (void)Store::open_to_add("/no/such/folder/a.umbral", sample::header()); }).find("--out") !=
          std::string::npos);
}

TEST_CASE("a full disk loses nothing that was stored, and half of nothing is written") {
    const TemporaryFolder folder;
    const auto file = folder / "a.umbral";
    std::uint32_t stored = 0;
    {
        Store store = begin(file);
        store.limit_pages(60);
        const auto fill = [&] {
            for (;; ++stored) store.add(sample::record(stored));
        };
        CHECK_THROWS_WITH(fill(), Catch::Contains("disk is full") && Catch::Contains(file.string()));
        CHECK_THROWS_AS(store.add(sample::record(stored)), StudyError);
    }
    REQUIRE(stored > 2);
    {
        Store store = begin(file);  // with room again
        CHECK(store.replications("base").size() == stored);
        store.add(sample::record(stored));
        CHECK(result_hash(store.record("base", stored)) == result_hash(sample::record(stored)));
    }
}

TEST_CASE("a study in use by another process is refused") {
    const TemporaryFolder folder;
    const auto file = folder / "a.umbral";
    std::array<int, 2> ready{};
    REQUIRE(pipe(ready.data()) == 0);
    const pid_t other = fork();
    if (other == 0) {
        const Store store = begin(file);  // NOLINT(clang-analyzer-deadcode.DeadStores): held open until killed
        (void)!write(ready[1], "x", 1);
        pause();
        _exit(0);
    }
    char byte = 0;
    REQUIRE(read(ready[0], &byte, 1) == 1);
    CHECK(refusal([&] { (void)begin(file); }).find("another program is using") != std::string::npos);
    CHECK_NOTHROW(Store::open_to_read(file).plans());  // looking on is allowed
    kill(other, SIGKILL);
    waitpid(other, nullptr, 0);
    CHECK_NOTHROW(begin(file));
}

TEST_CASE("what is read of a study that grows is all of the moment at which it was opened") {
    const TemporaryFolder folder;
    const auto file = folder / "a.umbral";
    Store growing = begin(file);
    growing.add(sample::record(0));
    const Store opened = Store::open_to_read(file);
    growing.add(sample::record(1));
    CHECK(opened.replications(sample::plan().id).size() == 1);
    for (const auto& sample : opened.indicators(sample::plan().id)) CHECK(sample.values.size() == 1);
    CHECK(Store::open_to_read(file).replications(sample::plan().id).size() == 2);
}

TEST_CASE("shards merge to the whole") {
    const TemporaryFolder folder;
    write_sample(folder / "whole.umbral", 6);
    Store a = begin(folder / "a.umbral");
    Store b = begin(folder / "b.umbral");
    for (std::uint32_t r = 0; r < 6; ++r) (r % 2 == 0 ? a : b).add(sample::record(r));
    a.add(sample::record(1));
    CHECK(merge(a, b).added == 2);
    CHECK(merge(a, b).added == 0);
    const Store whole = Store::open_to_read(folder / "whole.umbral");
    const auto merged = a.indicators("base");
    const auto expected = whole.indicators("base");
    REQUIRE(merged.size() == expected.size());
    for (std::size_t i = 0; i < merged.size(); ++i) CHECK(merged[i].values == expected[i].values);
    CHECK(a.series("base")[0].values == whole.series("base")[0].values);
}

TEST_CASE("studies that disagree on a replication do not merge") {
    Store a = Store::in_memory(sample::header());
    Store b = Store::in_memory(sample::header());
    for (Store* store : {&a, &b}) store->add_plan(sample::plan());
    a.add(sample::record(0));
    auto other = sample::record(0, 8);
    b.add(other);
    CHECK(refusal([&] { (void)merge(a, b); }).find("different results") != std::string::npos);
}

TEST_CASE("a merged study of plans with unequal indicators has the same hashes, and merges again") {
    const TemporaryFolder folder;
    const auto add = [](Store& store, const std::string& plan, const std::vector<const char*>& names) {
        PlanLabel label = sample::plan();
        label.id = plan;
        store.add_plan(label);
        engine::ReplicationRecord record = sample::record(0);
        record.plan = plan;
        record.indicators.clear();
        for (const char* name : names) record.indicators.push_back({name, "mean", {}, 1.5});
        store.add(record);
    };
    {
        Store store = Store::open_to_add(folder / "a.umbral", sample::header());
        add(store, "first", {"wait_h", "present_persons"});
        add(store, "second", {"wait_h", "stranded_persons", "present_persons"});  // numbered in another order
    }
    CHECK(merge_files(folder / "b.umbral", {folder / "a.umbral"}).added == 2);
    CHECK(merge_files(folder / "b.umbral", {folder / "a.umbral"}).added == 0);
    CHECK(Store::open_to_read(folder / "b.umbral").replications("second")[0].result_hash ==
          Store::open_to_read(folder / "a.umbral").replications("second")[0].result_hash);
}

namespace {

std::string indicators_of(const engine::ReplicationRecord& record) {
    std::ostringstream text;
    for (const auto& [name, stat, scope, value] : record.indicators)
        text << name << '.' << stat << '@' << to_text(scope) << ' ' << value.value_or(-1) << '\n';
    return text.str();
}

}  // namespace

TEST_CASE("a record read back is the record written, in its order, whoever wrote first and however merged") {
    // An indicator of one replication alone, in the midst of the others, and others in another order: were they read in
    // the order of their numbers, which are given out as they come, what is written second would come out otherwise.
    const auto record_of = [](std::uint32_t replication, const std::vector<const char*>& names) {
        engine::ReplicationRecord record = sample::record(replication);
        record.indicators.clear();
        for (const char* name : names)
            record.indicators.push_back({name, "mean", engine::Scope{{{"site", "A"}}}, 0.5 + replication});
        return record;
    };
    const std::vector<engine::ReplicationRecord> records{
        record_of(0, {"wait_h", "arrived_persons", "present_persons"}),
        record_of(1, {"present_persons", "persons_per_toilet", "wait_h", "arrived_persons"})};
    const auto check = [&](const Store& store) {
        for (const auto& written : records) {
            const auto read = store.record("base", written.replication);
            CHECK(indicators_of(read) == indicators_of(written));
            CHECK(result_hash(read) == result_hash(written));
            CHECK(store.replications("base").at(written.replication).result_hash == result_hash(written));
        }
    };
    const TemporaryFolder folder;
    for (const std::size_t first : {0u, 1u}) {
        const auto name = [&](const std::string& of) { return folder / (of + std::to_string(first) + ".umbral"); };
        {
            Store together = begin(name("together"));
            Store apart = begin(name("apart"));
            Store alone = begin(name("alone"));
            for (const std::size_t i : {first, 1 - first}) together.add(records[i]);
            apart.add(records[first]);
            alone.add(records[1 - first]);
            check(together);
        }
        check(Store::open_to_read(name("together")));
        CHECK(merge_files(name("of-one"), {name("together")}).added == 2);
        CHECK(merge_files(name("of-two"), {name("apart"), name("alone")}).added == 2);
        check(Store::open_to_read(name("of-one")));
        check(Store::open_to_read(name("of-two")));
    }
}

TEST_CASE("a changed order of indicators is damage") {
    const TemporaryFolder folder;
    write_sample(folder / "a.umbral", 2);
    SQLite::Database((folder / "a.umbral").string(), SQLite::OPEN_READWRITE)
        .exec("UPDATE indicator_value SET ordinal = 100 WHERE replication = 1 AND ordinal = 0");
    const Store store = Store::open_to_read(folder / "a.umbral");
    store.check_all();
    REQUIRE(store.damages("base").size() == 1);
    CHECK(store.damages("base").front().replication == 1);
    CHECK(store.damages("base").front().part == Part::indicators);
}

TEST_CASE("a study removed while it is written is told, and nothing more is added to it") {
    const TemporaryFolder folder;
    Store store = begin(folder / "a.umbral");
    store.add(sample::record(0));
    CHECK(store.finish().empty());
    std::filesystem::remove(folder / "a.umbral");
    CHECK_THROWS_WITH(store.add(sample::record(1)), Catch::Contains("removed"));
    CHECK(store.finish().find("removed") != std::string::npos);
    std::ofstream(folder / "a.umbral") << "another";
    CHECK(store.finish().find("removed") != std::string::npos);
}

TEST_CASE("an empty database of another program is not taken over") {
    const TemporaryFolder folder;
    SQLite::Database((folder / "x").string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE)
        .exec("PRAGMA user_version = 3; CREATE TABLE t (a); DROP TABLE t");
    const std::string before = bytes_of(folder / "x");
    CHECK(refusal([&] { (void)Store::open_to_add(folder / "x", sample::header()); }).find("another program") !=
          std::string::npos);
    CHECK((bytes_of(folder / "x") == before));
}

TEST_CASE("a file without a byte is told as a study that is not begun, or is only just being begun") {
    const TemporaryFolder folder;
    std::ofstream(folder / "a.umbral");
    const auto read = [&] { (void)Store::open_to_read(folder / "a.umbral"); };
    CHECK(refusal(read).find("no study was begun") != std::string::npos);
    const FileLock other(folder / "a.umbral");
    CHECK(refusal(read).find("only just being begun") != std::string::npos);
}

TEST_CASE("a study is there as a whole from its first byte on") {
    const TemporaryFolder folder;
    const Store store = Store::open_to_add(folder / "a.umbral", sample::header());
    const Store read = Store::open_to_read(folder / "a.umbral");
    CHECK(read.header().scenario_id == "sample");
    CHECK(read.plans().empty());
}

TEST_CASE("a study that holds a view, a trigger or a table of others is refused with its name") {
    for (const char* change : {"CREATE VIEW theirs AS SELECT 1", "CREATE TABLE theirs (a)",
                               "CREATE TRIGGER theirs AFTER INSERT ON event BEGIN DELETE FROM replication; END",
                               "CREATE INDEX theirs ON event (kind)"}) {
        const TemporaryFolder folder;
        write_sample(folder / "a.umbral", 1);
        SQLite::Database((folder / "a.umbral").string(), SQLite::OPEN_READWRITE).exec(change);
        INFO(change);
        CHECK(refusal([&] { (void)Store::open_to_read(folder / "a.umbral"); }).find("theirs") != std::string::npos);
        CHECK(refusal([&] { (void)begin(folder / "a.umbral"); }).find("theirs") != std::string::npos);
    }
    const TemporaryFolder folder;
    write_sample(folder / "a.umbral", 1);
    SQLite::Database((folder / "a.umbral").string(), SQLite::OPEN_READWRITE).exec("ANALYZE");
    CHECK_NOTHROW(Store::open_to_read(folder / "a.umbral"));
}

namespace {

/// What a child process returns that may set limits of its own.
int in_child(const std::function<int()>& act) {
    const pid_t child = fork();
    if (child == 0) _exit(act());
    int status = 0;
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace

TEST_CASE("where no more files can be opened no empty study is left") {
    for (rlim_t files = 3; files < 12; ++files) {
        const TemporaryFolder folder;
        const auto file = folder / "a.umbral";
        const int end = in_child([&] {
            const rlimit limit{files, files};
            setrlimit(RLIMIT_NOFILE, &limit);
            try {
                const Store store = Store::open_to_add(file, sample::header());
            } catch (const InputError&) {
                return 2;
            } catch (const StudyError&) {
                return 1;
            }
            return 0;
        });
        INFO(files << " files, end " << end);
        CHECK(end <= 2);
        CHECK((end == 0) == std::filesystem::exists(file));
    }
}

TEST_CASE("a study at the size limit of files is told and stays whole, in one file") {
    const TemporaryFolder folder;
    const auto file = folder / "a.umbral";
    const int end = in_child([&] {
        std::signal(SIGXFSZ, SIG_IGN);  // as main() does
        const rlimit limit{400'000, 400'000};
        setrlimit(RLIMIT_FSIZE, &limit);
        Store store = begin(file);
        try {
            for (std::uint32_t r = 0; r < 10'000; ++r) store.add(sample::record(r));
        } catch (const StudyError& error) {
            return std::string(error.what()).find("ulimit -f") != std::string::npos ? 1 : 3;
        }
        return 0;
    });
    CHECK(end == 1);
    CHECK_FALSE(std::filesystem::exists(file.string() + "-wal"));
    CHECK(std::filesystem::file_size(file) <= 400'000);
    const Store store = Store::open_to_read(file);
    store.check_all();
    CHECK(store.replications("base").size() > 2);
    CHECK(store.damage_count() == 0);
}

TEST_CASE("where a file may not even hold what a study begins with, that is told and nothing is left") {
    const TemporaryFolder folder;
    const int end = in_child([&] {
        std::signal(SIGXFSZ, SIG_IGN);
        const rlimit limit{20'000, 20'000};
        setrlimit(RLIMIT_FSIZE, &limit);
        try {
            const Store store = begin(folder / "a.umbral");
        } catch (const StudyError& error) {
            return std::string(error.what()).find("ulimit -f") != std::string::npos ? 1 : 3;
        }
        return 0;
    });
    CHECK(end == 1);
    CHECK(std::filesystem::is_empty(folder / ""));
}

TEST_CASE("a full disk leaves one file after an orderly end") {
    const TemporaryFolder folder;
    const int end = in_child([&] {
        // A disk of its own, where the system lets us have one.
        if (unshare(CLONE_NEWNS) != 0 || mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0 ||
            mount("none", (folder / "").c_str(), "tmpfs", 0, "size=1m") != 0)
            return 77;
        const auto file = folder / "a.umbral";
        try {
            Store store = begin(file);
            for (std::uint32_t r = 0;; ++r) store.add(sample::record(r));
        } catch (const StudyError& error) {
            if (std::string(error.what()).find("disk is full") == std::string::npos) return 3;
        }
        const auto files = std::distance(std::filesystem::directory_iterator(folder / ""), {});
        const Store store = Store::open_to_read(file);
        store.check_all();
        return files == 1 && store.damage_count() == 0 && store.replications("base").size() > 2 ? 0 : 4;
    });
    if (end == 77) WARN("no disk of its own to be had here");
    CHECK((end == 0 || end == 77));
}
