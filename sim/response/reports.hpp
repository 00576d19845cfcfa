#pragma once
// What is known: everybody counts at whole hours, writes situation reports, passes alerts on, and publishes bulletins.

#include "response/state.hpp"

namespace umbral::response {

/// A whole hour: the world is counted, the truth judged, agencies whose turn it is look at their sites.
void on_hour(State& s);
/// A situation report is due: a duty officer is to write it.
void on_report_due(State& s, FlowId id);
/// It is written: what the sender knows now goes to the receiver.
void send_report(State& s, FlowId flow);
/// The agency's picture has tripped a watch of someone else's: it tells those it alerts, at once.
void send_alerts(State& s, AgencyId agency, WatchId watch);
/// An agency has been told figures.
void learn(State& s, AgencyId agency, const Figures& told);
/// What the picture now shows is news to those who share it: they alert others, and decide what is theirs to decide.
void react(State& s, std::size_t picture);

/// Whether somebody is in the agency's room to decide something now; if not, it looks again when somebody is.
[[nodiscard]] bool may_decide(State& s, AgencyId agency);
/// Somebody is in the room again: what the agency decides on its picture alone.
void on_opening(State& s, AgencyId agency);
/// The agency that acts on it begins to decide: it knows, whatever was known of an episode before.
void note_known(State& s, WatchId id);
/// The age now of what was observed then, as events have it: hours with two decimals; "" where nothing was.
[[nodiscard]] std::string age_text(const State& s, std::optional<TimeUs> observed_us);

}  // namespace umbral::response
