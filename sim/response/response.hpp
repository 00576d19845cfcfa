#pragma once
// The response layer as a whole: agencies that notice, tell, decide and pay, around a world of people. Driven by its
// post; asked for its summary at the end.

#include <memory>
#include <vector>

#include "response/clock.hpp"
#include "response/mail.hpp"
#include "response/standing_costs.hpp"
#include "response/state.hpp"

namespace umbral::response {

/// One random history of the response to one random history of people.
///
/// Everything it does, it does at an instant to which it first advances the world: nothing is decided on what is not
/// yet so. With agencies the post runs on SimGrid (one such Response per process); without, or with perfect
/// information, everything is told at once.
class Response final : public Office {
  public:
    /// @param model, world, log  must outlive it; the world is at its start
    Response(const Model& model, people::World& world, DrawKey key, std::vector<Event>& log);

    /// Advances the world and the response together; what is due at `until_us` is done.
    void advance_to(TimeUs until_us);
    /// Brings levels and measures up to now, for the record.
    void close_books();
    [[nodiscard]] const State& state() const { return state_; }

    void on_handled(AgencyId agency, const Letter& letter, TimeUs now_us) override;
    TimeUs on_due(TimeUs now_us) override;
    void on_lost(ChannelId channel, const Letter& letter, TimeUs now_us) override;

  private:
    void come_to(TimeUs now_us);
    void act_on(const Due& due);
    void sample_hour();

    State state_;
    std::unique_ptr<Clock> clock_;
    std::unique_ptr<Mail> mail_;
    std::unique_ptr<StandingCosts> standing_;
};

}  // namespace umbral::response
