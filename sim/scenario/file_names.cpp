#include "scenario/file_names.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/i18n.hpp"
#include "base/text.hpp"
#include "scenario/table/enum_type.hpp"
#include "scenario/table/scalar_types.hpp"

namespace umbral::scenario {
namespace {

/// Names of the tables, without their end.
const std::vector<std::string>& tables() {
    static const std::vector<std::string> names{"sites", "routes", "arrivals", "holidays", "observed", "prices"};
    return names;
}

/// Takes away the names of files that a distribution of the scenario or of any plan takes its values from.
void remove_measured_values(const Files& files, std::vector<std::string>& names) {
    std::vector<std::string> readers{"scenario.json"};
    for (const std::string& plan : files.plan_ids()) readers.push_back("plans/" + plan + ".json");
    for (const std::string& reader : readers) {
        if (names.empty()) return;
        Problems told_elsewhere;
        const auto text = files.read(reader, told_elsewhere);
        if (!text) continue;
        std::erase_if(names,
                      [&](const std::string& name) { return text->find('"' + name + '#') != std::string::npos; });
    }
}

void check_table(const Files& files, const std::string& name, Problems& problems) {
    const std::string meant = closest_match(name.substr(0, name.rfind('.')), tables()) + ".csv";
    if (meant == ".csv" || files.has(meant)) return;
    problems.push_back({shortened(name),
                        {},
                        {},
                        tr("no table has this name"),
                        fmt::format(fmt::runtime(tr("{}, each with .csv after it")), one_of(tables())),
                        fmt::format(fmt::runtime(tr("did you mean \"{}\"?")), meant)});
}

void check_in_plans(const std::string& name, Problems& problems) {
    constexpr std::size_t folder = std::char_traits<char>::length("plans/");
    const std::string id = name.substr(folder, name.find('.', folder) - folder);
    if (name.ends_with(".md") || (name.ends_with(".json") && is_id(name.substr(folder, name.size() - folder - 5))))
        return;
    problems.push_back(
        {shortened(name),
         {},
         {},
         tr("this is not the name of a plan's file"),
         tr("1 to 64 letters, digits, _ or - and then .json; notes end in .md"),
         is_id(id) ? fmt::format(fmt::runtime(tr("did you mean \"{}\"?")), "plans/" + id + ".json") : std::string{}});
}

}  // namespace

void check_file_names(const Files& files, Problems& problems) {
    for (const std::string& name : files.names()) {
        if (name == "plans") {
            problems.push_back({name,
                                {},
                                {},
                                tr("this is a file, not a folder"),
                                tr("a folder with a file plans/NAME.json for each plan"),
                                {}});
        } else if (name.rfind("plans/", 0) == 0) {
            check_in_plans(name, problems);
        }
    }
    for (const std::string& name : files.unused_tables()) check_table(files, name, problems);
}

std::vector<std::string> unused_tables_in(const Files& files) {
    std::vector<std::string> unused;
    for (const std::string& name : files.names()) {
        const bool is_table = name.ends_with(".csv") || name.ends_with(".CSV");
        const auto is_name = [&](const std::string& table) { return name == table + ".csv"; };
        const bool is_read = std::any_of(tables().begin(), tables().end(), is_name);
        if (is_table && !is_read && name.find('/') == std::string::npos) unused.push_back(name);
    }
    remove_measured_values(files, unused);
    return unused;
}

}  // namespace umbral::scenario
