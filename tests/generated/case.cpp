#include "generated/case.hpp"

#include <fmt/format.h>

#include <fstream>

namespace umbral::generated {

std::map<std::string, std::string> files_of(const Case& made) {
    std::map<std::string, std::string> files = made.tables;
    files["scenario.json"] = made.scenario.dump(1);
    for (const auto& [id, plan] : made.plans) files["plans/" + id + ".json"] = plan.dump(1);
    return files;
}

scenario::Input input_of(const Case& made) { return read_files(scenario::TextFiles(files_of(made)), made.plan); }

void write_folder(const Case& made, const std::filesystem::path& folder) {
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder / "plans");
    for (const auto& [name, text] : files_of(made)) std::ofstream(folder / name) << text << '\n';
}

std::filesystem::path scratch_folder() {
    std::error_code error;
    const std::filesystem::path memory("/dev/shm");
    return std::filesystem::is_directory(memory, error) ? memory : std::filesystem::temp_directory_path();
}

std::string command_of(const Case& made, const std::filesystem::path& folder) {
    std::string command = fmt::format("umbral run {} --replications 3 --seed {}", folder.string(), made.history_seed);
    if (!made.plan.empty()) command += " --plan " + made.plan;
    if (made.until_days > 0) command += fmt::format(" --until {}", made.until_days);
    return command;
}

std::string text_of(const InputError& error) {
    std::string text;
    for (std::size_t i = 0; i < error.problems().size() && i < 5; ++i) {
        const Problem& problem = error.problems()[i];
        text += fmt::format("{}: {}: {}: {} ({})\n", problem.file, problem.place, problem.value, problem.message,
                            problem.allowed);
    }
    return text;
}

}  // namespace umbral::generated
