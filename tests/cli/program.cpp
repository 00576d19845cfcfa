#include "program.hpp"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <iterator>

namespace umbral::cli::testing {
namespace {

std::vector<char*> pointers(std::vector<std::string>& words) {
    std::vector<char*> list;
    for (auto& word : words) list.push_back(word.data());
    list.push_back(nullptr);
    return list;
}

}  // namespace

Program::Program(const std::vector<std::string>& arguments, const std::vector<std::string>& environment,
                 const std::optional<std::filesystem::path>& output) {
    std::string name = (std::filesystem::temp_directory_path() / "umbral-cli-XXXXXX").string();
    folder_ = mkdtemp(name.data());
    std::vector<std::string> words{UMBRAL_PROGRAM};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<std::string> settings = environment;
    settings.emplace_back("LANG=C.UTF-8");
    settings.emplace_back("ASAN_OPTIONS=detect_leaks=0");
    process_ = fork();
    if (process_ != 0) return;
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) std::signal(signal, SIG_DFL);
    dup2(open("/dev/null", O_RDONLY), STDIN_FILENO);
    dup2(open(output.value_or(folder_ / "out").c_str(), O_WRONLY | O_CREAT, 0600), STDOUT_FILENO);
    dup2(open((folder_ / "err").c_str(), O_WRONLY | O_CREAT, 0600), STDERR_FILENO);
    if (output && output->empty()) close(STDOUT_FILENO);
    execve(UMBRAL_PROGRAM, pointers(words).data(), pointers(settings).data());
    _exit(127);
}

Program::~Program() {
    if (process_ > 0) {
        kill(process_, SIGKILL);
        waitpid(process_, nullptr, 0);
    }
    std::filesystem::remove_all(folder_);
}

void Program::send(int signal) const {
    if (process_ > 0) kill(process_, signal);
}

bool Program::is_running() {
    if (process_ > 0 && waitpid(process_, &status_, WNOHANG) == process_) process_ = -1;
    return process_ > 0;
}

Outcome Program::wait() {
    rusage used{};
    if (process_ > 0) wait4(process_, &status_, 0, &used);
    process_ = -1;
    return {WIFEXITED(status_) ? WEXITSTATUS(status_) : -WTERMSIG(status_), bytes_of(folder_ / "out"),
            bytes_of(folder_ / "err"), static_cast<std::size_t>(used.ru_maxrss) * 1024};
}

Outcome run_umbral(const std::vector<std::string>& arguments, const std::vector<std::string>& environment) {
    return Program(arguments, environment).wait();
}

std::string bytes_of(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::string small_scenario() { return UMBRAL_ROOT "/scenarios/tutorial/01-one-post"; }

}  // namespace umbral::cli::testing
