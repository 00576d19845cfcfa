#pragma once
// Makes valid scenarios and plans from a seed. What fields may hold alone is drawn by the field table (values.hpp);
// here is what only holds together: ways between sites, pathways that end, parties that fit, officers for every
// station, agencies that can reach each other, measures with something to act on.

#include <set>
#include <string>
#include <vector>

#include "generated/case.hpp"
#include "generated/dice.hpp"
#include "generated/values.hpp"

namespace umbral::generated {

enum class Kind {
    any,
    without_agencies,
    with_agencies,
    one_station,  ///< one first-come station with officers of its own: more of them never lengthen a wait
    late_people,  ///< nobody is there before day late_people_from, and only then it is measured; no agencies
};
inline constexpr int late_people_from = 3;

[[nodiscard]] Case make_case(std::uint64_t seed, Kind kind = Kind::any);

/// Makes one case; its parts are in maker_people.cpp, maker_places.cpp, maker_response.cpp and maker_plan.cpp.
class Maker {
  public:
    Maker(std::uint64_t seed, Kind kind);
    [[nodiscard]] Case make();
    /// Dated measures of nobody in particular that act on the scenario made: one from the day to the next, and one that
    /// overlaps it, from noon, does the same and more, and is over on another day. None where there is nothing to act
    /// on.
    [[nodiscard]] Json passing_measures(int day, int until);

  private:
    struct StepSketch {
        std::string id;
        bool refers = false;
        std::string enter_at;           ///< at the next site; empty: the first
        std::vector<std::string> next;  ///< of a branch
    };
    struct PathwaySketch {
        std::vector<std::string> profiles;  ///< empty: all others
        std::vector<StepSketch> steps;
    };
    struct SiteSketch {
        std::string id, country, agency;
        std::vector<std::string> routes;  ///< that leave it
        std::vector<std::string> rooms;   ///< types
        std::vector<std::string> pools;   ///< and stations with officers of their own
        std::vector<std::string> stations;
        std::set<std::string> slow_stations;  ///< no service there takes no time
        std::vector<std::string> items;
        std::vector<PathwaySketch> pathways;
        bool people_come = false;  ///< by a stream, a route, or from the start
    };

    // maker.cpp
    void make_frame();
    void make_tables();
    void move_rows(const char* list, const scenario::ObjectTable& table);
    void move_places(const char* list, const scenario::ObjectTable& table);
    void move_counts();
    [[nodiscard]] std::string csv_of(const std::vector<Json>& rows, std::vector<std::string> columns) const;
    [[nodiscard]] const scenario::Field& field_at(const scenario::ObjectTable& table, const char* key) const;
    [[nodiscard]] const scenario::FieldInfo& info_at(const scenario::ObjectTable& table, const char* key) const;
    /// The table of a list's elements, or of what a key may hold.
    [[nodiscard]] const scenario::ObjectTable& element_of(const scenario::ObjectTable& table, const char* key) const;

    // maker_people.cpp
    void make_countries();
    void make_profiles();
    [[nodiscard]] Json party_size();
    void make_arrivals();
    [[nodiscard]] Json stream(const std::string& id, const std::string& site);
    void add_counts(Json& stream);
    [[nodiscard]] Json counts_by_month();
    [[nodiscard]] Json dated_shares();
    void make_limits();

    // maker_places.cpp
    void make_sketches();
    void make_routes();
    [[nodiscard]] Json closures();
    void make_fleets();
    void make_sites();
    [[nodiscard]] Json site(std::size_t index);
    void add_rooms(SiteSketch& sketch, Json& site);
    void add_stations(SiteSketch& sketch, Json& site);
    [[nodiscard]] Json services();
    [[nodiscard]] Json staffed(const Json& hours);
    void add_pathways(SiteSketch& sketch, Json& site);
    [[nodiscard]] Json pathway(const SiteSketch& sketch, const std::string& prefix, PathwaySketch& made);
    [[nodiscard]] Json referral(const SiteSketch& sketch);
    void add_branches(const SiteSketch& sketch, Json& steps, PathwaySketch& made);
    void add_initial_people(const SiteSketch& sketch, Json& site);
    [[nodiscard]] std::set<std::string> steps_ahead(const Json& refer) const;
    void add_entries();
    void make_one_station();

    // maker_response.cpp
    void make_agencies();
    [[nodiscard]] Json outages();
    void make_channels();
    void make_directory();
    [[nodiscard]] Json budget_line(const std::string& id);
    void make_prices();
    void make_questions();
    [[nodiscard]] Json asked(bool observed);
    [[nodiscard]] std::string scope_of(const std::string& kind);

    // maker_plan.cpp
    void make_plans();
    [[nodiscard]] Json plan();
    [[nodiscard]] Json protocol();
    [[nodiscard]] Json level(int number);
    [[nodiscard]] Json trigger(bool needs_scope);
    [[nodiscard]] Json condition(bool needs_scope);
    [[nodiscard]] std::string crisis_scope(bool pairs);
    [[nodiscard]] Json agreement(const std::string& id);
    [[nodiscard]] Json measure(const std::string& id);
    void add_authority(Json& measure);
    [[nodiscard]] Json effects(bool only_people);
    [[nodiscard]] Json effect(const scenario::ObjectTable& table);
    [[nodiscard]] std::vector<std::string> others_than(const std::string& agency) const;

    Dice dice_;
    Kind kind_;
    std::string start_;
    double days_ = 1;
    Values values_;
    Case case_;
    Json& scenario_;
    std::vector<std::string> countries_, profiles_, agencies_, channels_, lines_, releasable_lines_;
    std::vector<SiteSketch> sites_;
    std::vector<std::string> routes_, fleets_;
    std::map<std::string, std::string> route_from_;
    std::vector<std::vector<std::string>> on_channel_;  ///< (channels x agencies)
    int largest_party_ = 1;
    std::set<std::pair<std::string, int>> ladder_;
    std::map<std::string, std::vector<std::string>> agreements_;
    std::vector<std::string> levels_, measures_;
};

}  // namespace umbral::generated
