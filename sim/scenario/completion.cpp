#include "scenario/completion.hpp"

#include <algorithm>
#include <map>

#include "base/csv.hpp"
#include "base/i18n.hpp"
#include "base/text.hpp"
#include "scenario/indicator_catalogue.hpp"
#include "scenario/shares.hpp"
#include "scenario/table/enum_type.hpp"
#include "scenario/table/tables.hpp"

namespace umbral::scenario {
namespace {

/// Every column of a CSV file, whatever their names.
std::optional<CsvTable> any_table(const Files& files, const std::string& name, Problems& problems) {
    const auto text = files.read(name, problems);
    if (!text) return std::nullopt;
    Problems ignored;
    const std::vector<std::string> columns = parse_csv(*text, name, {}, {}, ignored).columns;
    const std::size_t before = problems.size();
    CsvTable table = parse_csv(*text, name, {}, columns, problems);
    if (problems.size() != before) return std::nullopt;
    return table;
}

/// Each distribution holds its values, so that a thousand of them take a thousand times what their table does.
constexpr std::size_t most_values = 4'000'000;

/// Fills distributions from "file.csv#column".
class EmpiricalLoader final : public Visitor {
  public:
    EmpiricalLoader(const Files& files, Problems& problems) : files_(files), problems_(problems) {}

    void distribution(Distribution& distribution, const FieldInfo&, const Path& path) override {
        if (distribution.file.empty()) return;
        const std::size_t hash = distribution.file.find('#');
        if (hash == std::string::npos || hash == 0) {
            findings.push_back({path / "file",
                                distribution.file,
                                tr("the file and its column are not named"),
                                "\"times.csv#column\"",
                                {}});
            return;
        }
        const std::string column = distribution.file.substr(hash + 1);
        const std::optional<CsvTable>& table = table_of(distribution.file.substr(0, hash));
        if (!table) return unread.push_back(path);
        if (!table->find_column(column)) {
            findings.push_back({path / "file", distribution.file, tr("the file has no such column"),
                                one_of(table->columns), did_you_mean(column, table->columns)});
            return;
        }
        values_ += table->rows.size();
        if (values_ > most_values) {
            findings.push_back({path / "file", distribution.file,
                                tr("the distributions take too many values from tables, all together"),
                                fmt::format(fmt::runtime(tr("at most {} values")), most_values),
                                tr("give fewer values, or the family that they follow")});
            return;
        }
        distribution.values.clear();
        for (const CsvRow& row : table->rows) {
            if (const auto value = number_of(*table, row, column, problems_)) distribution.values.push_back(*value);
        }
        if (distribution.values.size() != table->rows.size()) unread.push_back(path);
    }

    Findings findings;
    std::vector<Path> unread;  ///< distributions whose file has a problem

  private:
    const std::optional<CsvTable>& table_of(const std::string& name) {
        const auto found = tables_.find(name);
        if (found != tables_.end()) return found->second;
        return tables_.emplace(name, any_table(files_, name, problems_)).first->second;
    }

    const Files& files_;
    Problems& problems_;
    std::map<std::string, std::optional<CsvTable>> tables_;
    std::size_t values_ = 0;  // asked for so far
};

/// What a step is called that has no id: the station, "stay", "refer" or the outcome's word.
Json default_step_id(const Json& step) {
    if (step.contains("station")) return step["station"];
    if (step.contains("stay_h")) return "stay";
    if (step.contains("refer")) return "refer";
    return step.value("outcome", Json());
}

/// The elements under a key: of a list, or the one that stands for a list.
std::vector<Json*> elements(Json& object, const char* key) {
    std::vector<Json*> found;
    if (!object.is_object() || !object.contains(key)) return found;
    Json& value = object[key];
    if (value.is_object()) return {&value};
    if (!value.is_array()) return found;
    for (Json& element : value) {
        if (element.is_object()) found.push_back(&element);
    }
    return found;
}

template <class T>
void complete_scope(T& entry) {
    if (entry.scope.empty()) entry.scope = "all";
    const IndicatorDefinition* indicator = find_indicator(entry.indicator);
    if (entry.stat.empty() && indicator != nullptr) entry.stat = indicator->stats.front();
}

}  // namespace

EmpiricalFindings load_empirical_values(Input& input, const Files& files, UnreadParts& unread, Problems& problems) {
    EmpiricalLoader in_scenario(files, problems);
    scenario_table().visit(&input.scenario, {}, in_scenario);
    for (const Path& path : in_scenario.unread) unread.scenario.add(path);
    EmpiricalLoader in_plan(files, problems);
    plan_table().visit(&input.plan, {}, in_plan);
    for (const Path& path : in_plan.unread) unread.plan.add(path);
    return {std::move(in_scenario.findings), std::move(in_plan.findings)};
}

void complete_document(Json& scenario) {
    for (Json* site : elements(scenario, "sites")) {
        for (Json* pathway : elements(*site, "pathways")) {
            for (Json* step : elements(*pathway, "steps")) {
                if (Json id = step->contains("id") ? Json() : default_step_id(*step); id.is_string())
                    (*step)["id"] = std::move(id);
            }
        }
    }
    for (Json* limit : elements(scenario, "limits")) {
        if (!limit->contains("active") && limit->value("confidence", Json()) == "recall") (*limit)["active"] = false;
    }
}

void complete(Input& input, const Files& files) {
    for (ArrivalStream& stream : input.scenario.arrivals) {
        if (!stream.party_mix || !is_possible(*stream.party_mix)) continue;  // told by the rules
        ThreeClasses classes = three_class_mix(*stream.party_mix, stream.id);
        for (Profile& profile : classes.profiles) input.scenario.profiles.push_back(std::move(profile));
        stream.profiles.assign(1, ProfileShares{{}, std::move(classes.shares)});
        stream.party_mix.reset();  // from here on there is one way to say who comes
    }
    for (Route& route : input.scenario.routes) {
        if (route.min_hours == 0) route.min_hours = std::max(least_min_hours, 0.25 * route.typical_hours.value);
    }
    for (Question& question : input.scenario.questions) complete_scope(question);
    for (Observation& observation : input.scenario.observed) {
        complete_scope(observation);
        const IndicatorDefinition* indicator = find_indicator(observation.indicator);
        if (observation.unit.empty() && indicator != nullptr) observation.unit = indicator->unit;
    }
    input.scenario.planned = files.planned();
}

}  // namespace umbral::scenario
