#include "study/ensemble.hpp"

#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <catch2/catch.hpp>
#include <chrono>
#include <csignal>
#include <set>
#include <thread>

#include "sample_study.hpp"
#include "study/study_error.hpp"

using namespace umbral;
using namespace umbral::study;
using namespace std::chrono_literals;
using sample::TemporaryFolder;

namespace {

scenario::Input sample_input() {
    scenario::Input input;
    input.plan.id = sample::plan().id;
    return input;
}

engine::ReplicationRecord simulate(const scenario::Input&, const engine::ReplicationOptions& options,
                                   const engine::ProgressCallback&) {
    return sample::record(options.replication, options.seed);
}

/// Later replications finish first.
engine::ReplicationRecord simulate_backwards(const scenario::Input& input, const engine::ReplicationOptions& options,
                                             const engine::ProgressCallback& progress) {
    std::this_thread::sleep_for(std::chrono::milliseconds(3 * (4 - options.replication % 4)));
    return simulate(input, options, progress);
}

Store new_store() {
    Store store = Store::in_memory(sample::header());
    store.add_plan(sample::plan());
    return store;
}

EnsembleOptions options_for(std::uint32_t replications, unsigned jobs) {
    EnsembleOptions options;
    options.jobs = jobs;
    options.seed = sample::header().seed;
    options.goal = exactly(replications);
    return options;
}

std::string hashes(const Store& store) {
    std::string all;
    for (const auto& status : store.replications("base"))
        all += std::to_string(status.replication) + ' ' + status.result_hash + '\n';
    return all;
}

std::string hashes_of_uninterrupted(std::uint32_t replications) {
    Store store = new_store();
    for (std::uint32_t r = 0; r < replications; ++r) store.add(sample::record(r));
    return hashes(store);
}

}  // namespace

TEST_CASE("any number of workers leaves the same study") {
    const std::string expected = hashes_of_uninterrupted(17);
    for (const unsigned jobs : {1u, 2u, 5u, 40u}) {
        Store store = new_store();
        const auto result = run_ensemble(sample_input(), store, options_for(17, jobs), simulate_backwards);
        CHECK(result.stored == 17);
        CHECK(result.resumed == 0);
        CHECK(result.crashed.empty());
        CHECK(hashes(store) == expected);
    }
}

TEST_CASE("a worker that dies is reported and the others go on") {
    const auto misbehave = [](const scenario::Input& input, const engine::ReplicationOptions& options,
                              const engine::ProgressCallback& progress) {
        switch (options.replication) {
            case 1:
                std::signal(SIGABRT, SIG_DFL);  // the test program would tell of it as its own
                std::abort();
            case 2:
                throw std::runtime_error("negative stock at A");
            case 3:
                throw 42;
            case 4:
                std::raise(SIGKILL);
                break;
            case 5:
                _exit(3);
            default:
                break;
        }
        return simulate(input, options, progress);
    };
    Store store = new_store();
    const auto result = run_ensemble(sample_input(), store, options_for(8, 2), misbehave);
    CHECK(result.crashed == std::vector<Crash>{{"base", 1}, {"base", 2}, {"base", 3}, {"base", 4}, {"base", 5}});
    CHECK(result.stored == 8);
    const auto statuses = store.replications("base");
    REQUIRE(statuses.size() == 8);
    CHECK(statuses[1].message.find("signal 6") != std::string::npos);
    CHECK(statuses[2].message == "negative stock at A");
    CHECK(statuses[3].message.find("unknown kind") != std::string::npos);
    CHECK(statuses[4].message.find("out of memory") != std::string::npos);
    CHECK(statuses[5].message.find("exit code 3") != std::string::npos);
    CHECK(statuses[7].end == Ending::finished);
}

#if !defined(__SANITIZE_ADDRESS__)
TEST_CASE("a worker without memory is reported as such") {
    const auto devour = [](const scenario::Input& input, const engine::ReplicationOptions& options,
                           const engine::ProgressCallback& progress) {
        if (options.replication == 1) {
            const rlimit small{256u << 20, 256u << 20};
            setrlimit(RLIMIT_AS, &small);
            std::vector<std::string> hoard;
            for (;;) hoard.emplace_back(16u << 20, 'x');
        }
        return simulate(input, options, progress);
    };
    Store store = new_store();
    const auto result = run_ensemble(sample_input(), store, options_for(3, 1), devour);
    CHECK(result.crashed == std::vector<Crash>{{"base", 1}});
    CHECK(store.replications("base")[1].message == "not enough memory");
}
#endif

TEST_CASE("an input at fault ends the ensemble with its problems") {
    const auto refuse = [](const scenario::Input&, const engine::ReplicationOptions&,
                           const engine::ProgressCallback&) -> engine::ReplicationRecord {
        throw InputError({"plans/base.json", "/measures/0", "X", "no such site", "A, B", "did you mean A?"});
    };
    Store store = new_store();
    try {
        (void)run_ensemble(sample_input(), store, options_for(4, 2), refuse);
        FAIL("no problem was reported");
    } catch (const InputError& error) {
        REQUIRE(error.problems().size() == 1);
        CHECK(error.problems()[0].place == "/measures/0");
        CHECK(error.problems()[0].hint == "did you mean A?");
    }
    CHECK(store.replications("base").empty());
}

TEST_CASE("a study that has some replications gets only those missing") {
    Store store = new_store();
    for (const std::uint32_t r : {0u, 2u, 3u}) store.add(sample::record(r));
    auto crashed = sample::record(4);
    crashed.end = engine::EndReason::crashed;
    store.add(crashed);
    std::set<std::uint32_t> ran;
    auto options = options_for(6, 2);
    options.on_replication = [&](const engine::ReplicationRecord& record) { ran.insert(record.replication); };
    const auto result = run_ensemble(sample_input(), store, options, simulate);
    CHECK(ran == std::set<std::uint32_t>{1, 4, 5});
    CHECK(result.resumed == 3);
    CHECK(hashes(store) == hashes_of_uninterrupted(6));
}

TEST_CASE("the goal is asked only at complete prefixes, whoever finishes first") {
    std::vector<std::vector<std::uint32_t>> asked;
    for (const unsigned jobs : {1u, 4u}) {
        asked.emplace_back();
        Store store = new_store();
        auto options = options_for(0, jobs);
        options.goal = [&](const std::vector<std::uint32_t>& stored) {
            asked.back().push_back(stored.at(0));
            return std::vector{stored[0] < 20 ? stored[0] + 5 : stored[0]};
        };
        CHECK(run_ensemble(sample_input(), store, options, simulate_backwards).stored == 20);
    }
    CHECK(asked[0] == std::vector<std::uint32_t>{0, 5, 10, 15, 20});
    CHECK(asked[1] == asked[0]);
}

TEST_CASE("progress grows to the goal and counts work under way") {
    double most_running = 0;
    EnsembleProgress last;
    auto options = options_for(4, 2);
    options.on_progress = [&](const EnsembleProgress& progress) {
        most_running = std::max(most_running, progress.running_done);
        CHECK(progress.stored >= last.stored);
        last = progress;
    };
    const auto tell = [](const scenario::Input& input, const engine::ReplicationOptions& replication,
                         const engine::ProgressCallback& progress) {
        progress(0.5);
        std::this_thread::sleep_for(20ms);
        return simulate(input, replication, progress);
    };
    Store store = new_store();
    (void)run_ensemble(sample_input(), store, options, tell);
    CHECK(last.stored == 4);
    CHECK(last.goal == 4);
    CHECK(most_running >= 0.5);
}

TEST_CASE("a stop signal keeps what has finished and leaves no worker behind") {
    for (const int signal : {SIGINT, SIGTERM}) {
        Store store = new_store();
        auto options = options_for(100, 2);
        options.on_replication = [&](const engine::ReplicationRecord& record) {
            if (record.replication == 3) std::raise(signal);
        };
        const auto result = run_ensemble(sample_input(), store, options, simulate_backwards);
        CHECK(result.stop_signal == signal);
        CHECK(store.replications("base").size() >= 3);
        CHECK(store.replications("base").size() < 100);
        CHECK(waitpid(-1, nullptr, WNOHANG) == -1);  // no children at all
    }
}

TEST_CASE("a full disk stops the ensemble and the workers") {
    const TemporaryFolder folder;
    Store store = Store::open_to_add(folder / "a.umbral", sample::header());
    store.add_plan(sample::plan());
    store.limit_pages(60);
    CHECK_THROWS_AS(run_ensemble(sample_input(), store, options_for(1000, 2), simulate), StudyError);
    CHECK(store.replications("base").size() > 2);
    CHECK(waitpid(-1, nullptr, WNOHANG) == -1);
}

TEST_CASE("where no more processes can be had the ensemble says so and the study stays whole") {
    const TemporaryFolder folder;
    const auto file = folder / "a.umbral";
    std::filesystem::permissions(folder / "", std::filesystem::perms::all);
    const pid_t child = fork();
    if (child == 0) {
        // No limit binds the superuser.
        if (geteuid() == 0 && setuid(65534) != 0) _exit(77);
        const rlimit limit{1, 1};  // this one alone
        setrlimit(RLIMIT_NPROC, &limit);
        try {
            Store store = Store::open_to_add(file, sample::header());
            store.add_plan(sample::plan());
            store.add(sample::record(0));
            (void)run_ensemble(sample_input(), store, options_for(5, 2), simulate);
        } catch (const StudyError& error) {
            _exit(std::string(error.what()).find("no worker could be started") != std::string::npos ? 1 : 3);
        } catch (...) {
            _exit(4);
        }
        _exit(0);
    }
    int status = 0;
    waitpid(child, &status, 0);
    REQUIRE(WIFEXITED(status));
    if (WEXITSTATUS(status) == 77) {
        WARN("no other user to be had here");
        return;
    }
    CHECK(WEXITSTATUS(status) == 1);
    const Store store = Store::open_to_read(file);
    store.check_all();
    CHECK(store.replications("base").size() == 1);
    CHECK(store.damage_count() == 0);
    CHECK(std::distance(std::filesystem::directory_iterator(folder / ""), {}) == 1);
}

TEST_CASE("killed again and again, a study resumes to the uninterrupted one") {
    const TemporaryFolder folder;
    const auto file = folder / "a.umbral";
    constexpr std::uint32_t wanted = 24;
    const auto slow = [](const scenario::Input& input, const engine::ReplicationOptions& options,
                         const engine::ProgressCallback& progress) {
        std::this_thread::sleep_for(5ms);
        return simulate(input, options, progress);
    };
    std::mt19937 random(3);
    std::size_t last_count = 0;
    for (int kills = 0; kills < 12; ++kills) {
        const pid_t parent = fork();
        if (parent == 0) {
            Store store = Store::open_to_add(file, sample::header());
            store.add_plan(sample::plan());
            (void)run_ensemble(sample_input(), store, options_for(wanted, 2), slow);
            _exit(0);
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(5 + random() % 30));
        kill(parent, SIGKILL);
        waitpid(parent, nullptr, 0);
        Store store = Store::open_to_add(file, sample::header());
        store.add_plan(sample::plan());
        const auto count = store.replications("base").size();
        CHECK(count >= last_count);
        last_count = count;
    }
    Store store = Store::open_to_add(file, sample::header());
    (void)run_ensemble(sample_input(), store, options_for(wanted, 2), slow);
    CHECK(hashes(store) == hashes_of_uninterrupted(wanted));
}

TEST_CASE("workers die with the parent") {
    REQUIRE(prctl(PR_SET_CHILD_SUBREAPER, 1) == 0);
    std::array<int, 2> pipe_ends{};
    REQUIRE(pipe(pipe_ends.data()) == 0);
    const pid_t parent = fork();
    if (parent == 0) {
        Store store = new_store();
        const auto say_and_wait = [&](const scenario::Input&, const engine::ReplicationOptions&,
                                      const engine::ProgressCallback& progress) {
            progress(0.1);  // the parent hears of it before it is killed
            for (;;) pause();
            return engine::ReplicationRecord{};
        };
        auto options = options_for(1, 1);
        options.on_progress = [&](const EnsembleProgress& progress) {
            if (progress.running_done > 0) (void)!write(pipe_ends[1], "x", 1);
        };
        (void)run_ensemble(sample_input(), store, options, say_and_wait);
        _exit(0);
    }
    char byte = 0;
    REQUIRE(read(pipe_ends[0], &byte, 1) == 1);
    kill(parent, SIGKILL);
    REQUIRE(waitpid(parent, nullptr, 0) == parent);
    int status = 0;
    CHECK(waitpid(-1, &status, 0) > 0);  // the orphaned worker is ours now: it ends, though it only waits
    CHECK(WIFSIGNALED(status));
    prctl(PR_SET_CHILD_SUBREAPER, 0);
}

namespace {

std::vector<scenario::Input> two_plans() {
    std::vector<scenario::Input> inputs(2);
    inputs[0].plan.id = "a";
    inputs[1].plan.id = "b";
    return inputs;
}

Store store_of_two_plans() {
    Store store = Store::in_memory(sample::header());
    for (const char* id : {"a", "b"}) {
        PlanLabel label = sample::plan();
        label.id = id;
        store.add_plan(label);
    }
    return store;
}

engine::ReplicationRecord simulate_plan(const scenario::Input& input, const engine::ReplicationOptions& options,
                                        const engine::ProgressCallback& progress) {
    engine::ReplicationRecord record = simulate_backwards(input, options, progress);
    record.plan = input.plan.id;
    return record;
}

}  // namespace

TEST_CASE("several plans advance together, and one that wants no more stays where it is") {
    for (const unsigned jobs : {1u, 3u}) {
        Store store = store_of_two_plans();
        auto options = options_for(0, jobs);
        std::vector<std::vector<std::uint32_t>> asked;
        options.goal = [&](const std::vector<std::uint32_t>& stored) {
            asked.push_back(stored);
            return std::vector<std::uint32_t>{std::min(stored[0] + 4, 12u), 4};  // the second plan is out after four
        };
        std::vector<Crash> begun;
        options.on_replication = [&](const auto& record) { begun.push_back({record.plan, record.replication}); };
        const auto result = run_ensemble(two_plans(), store, options, simulate_plan);
        CHECK(result.stored == 16);
        CHECK(store.replications("a").size() == 12);
        CHECK(store.replications("b").size() == 4);
        CHECK(asked == std::vector<std::vector<std::uint32_t>>{{0, 0}, {4, 4}, {8, 4}, {12, 4}});
        if (jobs == 1) CHECK(begun[3] == Crash{"b", 1});  // a 0, b 0, a 1, b 1: a study cut short has pairs
    }
}

TEST_CASE("a plan added to a study catches up with the one that was there") {
    Store store = store_of_two_plans();
    for (std::uint32_t r = 0; r < 5; ++r) {
        auto record = sample::record(r);
        record.plan = "a";
        store.add(record);
    }
    auto options = options_for(5, 2);
    std::set<std::string> ran;
    options.on_replication = [&](const auto& record) { ran.insert(record.plan); };
    const auto result = run_ensemble(two_plans(), store, options, simulate_plan);
    CHECK(ran == std::set<std::string>{"b"});
    CHECK(result.resumed == 5);
    CHECK(result.stored == 10);
}
