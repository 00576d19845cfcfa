#pragma once
// A scenario's files as one document: scenario.json with the rows of the tables merged in, the chosen plan, and for
// every value the file and line it came from.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/csv.hpp"
#include "base/problem.hpp"
#include "scenario/files.hpp"
#include "scenario/reader.hpp"
#include "scenario/table/type.hpp"
#include "scenario/unread.hpp"

namespace umbral::scenario {

struct Columns;

/// Which of the two documents a finding is about.
enum class Part { scenario, plan };

/// Where the elements of one list came from. Elements without a row are from scenario.json.
struct ListOrigin {
    std::string file;                                 ///< the table
    std::vector<std::size_t> lines;                   ///< line of the element's row; 0: none          (elements)
    std::vector<std::optional<std::size_t>> in_json;  ///< its index in scenario.json; none: only a row (elements)
    std::vector<std::vector<std::string>> columns;    ///< keys whose values came from the row         (elements)
};

class Document {
  public:
    Document() = default;
    ~Document();
    Document(Document&&) = default;
    Document& operator=(Document&&) = default;
    /// Reads the files and merges the tables. Reports syntax errors and tables that cannot be merged; what is lost by
    /// them is unread.
    [[nodiscard]] static Document read(const Files& files, const std::string& plan_id, Problems& problems);

    Json scenario;        ///< merged
    Json plan;            ///< null without a plan
    std::string plan_id;  ///< the chosen plan's
    UnreadParts unread;   ///< what of both could not be read; the reader adds what it finds

    /// scenario.json as its author wrote it, for the JSON Schema.
    [[nodiscard]] Json as_written() const;
    /// Remembers that what is at this path is from a setting.
    void mark_set(Part part, Path path, std::string setting);
    /// The finding with the place its user knows.
    [[nodiscard]] Problem problem(const Finding& finding, Part part) const;

  private:
    void read_scenario(const Files& files, Problems& problems);
    void merge_tables(const Files& files, Problems& problems);
    void merge_places(const Files& files, const char* list, Problems& problems);
    void append_rows(const Files& files, const char* list, Problems& problems);
    void merge_counts(const Files& files, Problems& problems);
    [[nodiscard]] std::optional<CsvTable> read_table(const Files& files, const char* list, const Columns& columns,
                                                     Problems& problems);
    void read_chosen_plan(const Files& files, const std::string& asked, Problems& problems);
    void read_plan(const Files& files, const std::string& wanted, const Problem& unknown, Problems& problems);
    /// A plan that is `like` another: the other's keys, with its own in their place.
    /// @return whether the other's are known
    bool complete_plan(const Files& files, const std::vector<std::string>& ids, Problems& problems);
    /// Whether the value at this path of the plan is in the plan's own file; else it is in the one it is like.
    [[nodiscard]] bool is_own(const Path& path) const;
    [[nodiscard]] const ListOrigin* origin_of(const Path& path, std::size_t& depth) const;
    /// The file and the place in it, as the user knows them.
    struct Place {
        std::string file;
        std::string text;
    };
    [[nodiscard]] Place place_of(const Path& path, Part part) const;
    [[nodiscard]] static Place place_in_table(const Path& path, const ListOrigin& origin, std::size_t depth);

    struct SetValue {
        Part part;
        Path path;
        std::string setting;
    };

    std::string scenario_text_;
    std::string plan_text_;
    Json own_plan_;             ///< the plan as written, when it is like another; else null
    std::string base_plan_id_;  ///< the plan that it is like
    std::string base_plan_text_;
    std::map<std::string, ListOrigin> origins_;  ///< by the list's place: "sites", "arrivals[3].counts"
    std::vector<SetValue> set_values_;
};

}  // namespace umbral::scenario
