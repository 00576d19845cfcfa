#pragma once
// The parts of compile_model(), by theme. Each adds its own to the model; a later part finds earlier ones by id.

#include <string>
#include <vector>

#include "response/model.hpp"

namespace umbral::response {

/// What a model is compiled from.
struct Sources {
    const scenario::Scenario& scenario;
    const scenario::Plan& plan;
    const people::Model& people;
    DrawKey key;  ///< for random outages

    /// An hour of a date, in the reference zone [us from the start].
    [[nodiscard]] TimeUs at(const Date& date, double hour) const;
};

/// The place of an id in a table; none when it is not there.
template <class Tag, class T>
[[nodiscard]] Id<Tag> find_in(const std::vector<T>& table, const std::string& id) {
    for (std::size_t i = 0; i < table.size(); ++i) {
        if (table[i].id == id) return Id<Tag>{i};
    }
    return {};
}
[[nodiscard]] inline AgencyId find_agency(const Model& m, const std::string& id) {
    return find_in<AgencyTag>(m.agencies, id);
}
[[nodiscard]] inline ChannelId find_channel(const Model& m, const std::string& id) {
    return find_in<ChannelTag>(m.channels, id);
}
[[nodiscard]] inline LineId find_line(const Model& m, const std::string& id) { return find_in<LineTag>(m.lines, id); }
[[nodiscard]] std::vector<AgencyId> find_agencies(const Model& m, const std::vector<std::string>& ids);

/// Agencies, their rooms and the directory.
void compile_agencies(const Sources& from, Model& m);
/// Channels with their outages, dated and drawn.
void compile_channels(const Sources& from, Model& m);
/// Who reports to whom; contacts; joint teams.
void compile_protocol(const Sources& from, Model& m);
/// Budget lines: the scenario's, those of the plan in place of those of the same id.
void compile_lines(const Sources& from, Model& m);
/// A trigger's conditions are added to the model's.
/// @param scope  of conditions that name none
[[nodiscard]] Trigger compile_trigger(const Sources& from, Model& m, const scenario::Trigger& written,
                                      const std::string& scope);
void compile_levels(const Sources& from, Model& m);
void compile_measures(const Sources& from, Model& m);
/// Unit prices, each resolved to where it applies: of one item the narrowest price that covers a place is charged
/// there.
void compile_prices(const Sources& from, Model& m);

}  // namespace umbral::response
