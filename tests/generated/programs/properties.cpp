// Examines many generated cases: `./dev properties [N] [--seed S] [--jobs J] [--out DIR]`. What is at odds with a
// property is made small, written to a folder below DIR and told, with the command that runs it.

#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "base/bytes.hpp"
#include "generated/child.hpp"
#include "generated/report.hpp"

namespace {

using namespace umbral;
using namespace umbral::generated;

struct Options {
    std::uint64_t cases = 10000;
    std::uint64_t seed = 1;
    std::uint64_t jobs = std::max(1u, std::thread::hardware_concurrency());
    std::uint64_t ensembles_every = 1;  ///< process-level properties of every so-manieth case
    std::string out = "build/properties";
};

std::string bytes_of(const Complaints& complaints) {
    ByteWriter out;
    out.number(complaints.size());
    for (const Complaint& complaint : complaints) {
        out.number(static_cast<std::uint64_t>(complaint.property));
        out.text(complaint.what);
    }
    return out.bytes();
}

Complaints complaints_in(const std::string& bytes) {
    ByteReader in(bytes);
    Complaints complaints(in.count());
    for (Complaint& complaint : complaints) {
        complaint.property = static_cast<int>(in.number());
        complaint.what = in.text();
    }
    return complaints;
}

/// In a process of its own: a check that fails while a case is prepared is a complaint too.
Complaints examined(Examination examination, const Case& made) {
    const ChildResult child = in_child([&] { return bytes_of(examine(examination, made)); });
    if (child.died.empty()) return complaints_in(child.bytes);
    return {{26, child.died}};
}

/// Examines the seeds of one worker. @return how many cases are at odds with something
int work(const Options& options, std::uint64_t worker) {
    constexpr int most_shrunk = 3;  // of a property and worker
    std::map<int, int> shrunk_of;
    int at_odds = 0;
    for (std::uint64_t i = worker; i < options.cases; i += options.jobs) {
        for (const Examination examination : all_examinations()) {
            if (examination == Examination::ensemble && i % options.ensembles_every != 0) continue;
            Case made = case_for(examination, options.seed + i);
            Complaints complaints = examined(examination, made);
            if (complaints.empty()) continue;
            ++at_odds;
            const int property = complaints.front().property;
            if (shrunk_of[property]++ < most_shrunk) {
                made = shrunk(examination, made, property, 300);
                complaints = examined(examination, made);
            }
            std::fputs(report(examination, made, complaints, options.out).c_str(), stdout);
            std::fflush(stdout);
        }
        if (worker == 0 && i / options.jobs % 200 == 0 && i > 0)
            std::fputs(fmt::format("{} of {} examined\n", i, options.cases).c_str(), stderr);
    }
    return at_odds;
}

[[noreturn]] void refuse(std::string_view what) {
    std::fputs(
        fmt::format("properties [N] [--seed S] [--jobs J] [--ensembles-every K] [--out DIR]; not {}\n", what).c_str(),
        stderr);
    std::exit(2);
}

std::uint64_t number_of(std::string_view text) {
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size()) refuse(text);
    return number;
}

Options options_in(const std::vector<std::string_view>& words) {
    Options options;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto value = [&] { return i + 1 < words.size() ? words[++i] : std::string_view(); };
        if (words[i] == "--seed") {
            options.seed = number_of(value());
        } else if (words[i] == "--jobs") {
            options.jobs = std::max<std::uint64_t>(1, number_of(value()));
        } else if (words[i] == "--ensembles-every") {
            options.ensembles_every = std::max<std::uint64_t>(1, number_of(value()));
        } else if (words[i] == "--out") {
            options.out = value();
        } else {
            options.cases = number_of(words[i]);
        }
    }
    return options;
}

}  // namespace

int main(int argc, char** argv) {
    const Options options = options_in({argv + 1, argv + argc});
    std::vector<pid_t> workers;
    for (std::uint64_t worker = 0; worker < options.jobs; ++worker) {
        std::fflush(nullptr);
        const pid_t child = fork();
        if (child == 0) {
            const int at_odds = work(options, worker);
            std::fflush(nullptr);
            _exit(std::min(at_odds, 100));
        }
        if (child > 0) workers.push_back(child);
    }
    int at_odds = 0;
    for (const pid_t worker : workers) {
        int status = 0;
        waitpid(worker, &status, 0);
        at_odds += WIFEXITED(status) ? WEXITSTATUS(status) : 1;
    }
    std::printf("%llu cases from seed %llu: %s\n", static_cast<unsigned long long>(options.cases),
                static_cast<unsigned long long>(options.seed),
                at_odds == 0 ? "every property holds" : "not all properties hold");
    return at_odds == 0 ? 0 : 1;
}
