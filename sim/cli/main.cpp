// The `umbral` program: parses the command line, hands over to the verb, turns what went wrong into an exit code.

#include <fmt/format.h>

#include <CLI/App.hpp>
#include <csignal>
#include <cstdio>
#include <memory>
#include <new>
#include <system_error>

#include "base/i18n.hpp"
#include "base/problem.hpp"
#include "cli/commands.hpp"
#include "cli/help.hpp"
#include "cli/terminal.hpp"
#include "study/provenance.hpp"

namespace {

using namespace umbral;
using namespace umbral::cli;

/// Memory for the way out where there is none left: for clearing away, and for saying so.
std::unique_ptr<char[]> last_reserve;  // NOLINT(*-avoid-non-const-global-variables, *-avoid-c-arrays)

void keep_last_reserve() {
    constexpr std::size_t bytes = 1 << 20;
    last_reserve.reset(new char[bytes]);
    std::set_new_handler([] {
        last_reserve.reset();
        throw std::bad_alloc();
    });
}

void check_language(const std::string& language) {
    if (language.empty() || language == "en" || language == "es") return;
    throw InputError({"", "--lang", language, tr("this language is not available"), "en, es", ""});
}

std::string exit_code_text() {
    return fmt::format(
        "{}\n  {}  {}\n  {}  {}\n  {}  {}\n  {}  {}", tr("Exit codes:"), exit_done, tr("  done"), exit_run_failed,
        tr("  a replication crashed or is damaged, or the disk failed in the middle; what had finished is kept"),
        exit_input_error,
        tr("  an input or an option is wrong, or the study cannot be read or written there; nothing was written"),
        exit_stopped(SIGINT), tr("interrupted (129: by SIGHUP, 143: by SIGTERM); what had finished is kept"));
}

int parse_and_act(int argc, char** argv) {
    CLI::App program{tr("Umbral simulates migration crises and the plans that answer them."), "umbral"};
    translate_help(program);
    const study::Provenance provenance = study::program_provenance();
    program.set_version_flag("--version", fmt::format("umbral {} ({})", provenance.version, provenance.commit),
                             tr("show the version"));
    std::string language = language_of(argc, argv);  // already in use for the texts here
    check_language(language);
    program.add_option("--lang", language, tr("language of messages and results: en or es (default: the system's)"))
        ->type_name("en|es");
    program.require_subcommand(1);
    program.fallthrough();
    Action action;
    add_run_command(program, action);
    add_compare_command(program, action);
    add_show_command(program, action);
    add_merge_command(program, action);
    add_check_command(program, action);
    add_repair_command(program, action);
    add_timeline_command(program, action);
    add_validate_command(program, action);
    add_new_command(program, action);
    add_docs_command(program, action);
    program.footer(exit_code_text());
    try {
        program.parse(argc, argv);
    } catch (const CLI::Success& wanted) {  // --help, --version
        return program.exit(wanted);
    } catch (const CLI::ParseError& error) {
        throw InputError(explain(program, error));
    }
    return action();
}

/// Output that is not written: told, unless nobody wants it any more, as with `umbral show ... | head -1`.
int report_lost_output(const std::error_code& reason) {
    if (reason == std::errc::broken_pipe) return exit_stopped(SIGPIPE);
    tell_error(reason ? fmt::format(fmt::runtime(tr("Not all of the output could be written: {}")), reason.message())
                      : tr("Not all of the output could be written."));
    return exit_run_failed;
}

/// What parse_and_act() makes of the arguments, with what went wrong told.
int exit_code_of(int argc, char** argv) {
    try {
        return parse_and_act(argc, argv);
    } catch (const InputError& error) {
        tell_error(to_text(error.problems()));
        return exit_input_error;
    } catch (const std::system_error& error) {
        if (std::ferror(stdout) != 0 || error.code() == std::errc::broken_pipe) return report_lost_output(error.code());
        tell_error(error.what());
        return exit_run_failed;
    } catch (const std::bad_alloc&) {
        tell_error(tr("There is not enough memory."));
        return exit_run_failed;
    } catch (const std::exception& error) {
        tell_error(error.what());
        return exit_run_failed;
    }
}

}  // namespace

int main(int argc, char** argv) {
    occupy_standard_streams();
    keep_last_reserve();
    // A reader that goes away, or a file at its size limit, makes writing fail, so that a study is left in order.
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);
    set_language(language_of(argc, argv));
    const int exit_code = exit_code_of(argc, argv);
    std::error_code reason;
    // Whatever else went wrong has been told, and has its own code.
    return flush_output(reason) || exit_code != exit_done ? exit_code : report_lost_output(reason);
}
