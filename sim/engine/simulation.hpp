#pragma once
// One replication, steppable: the people layer and the plan's agenda, advanced to an instant, read, changed, gone on.

#include <cstdint>
#include <memory>
#include <vector>

#include "engine/agenda.hpp"
#include "engine/record.hpp"
#include "engine/replication.hpp"
#include "people/world.hpp"

namespace umbral::engine {

class Simulation {
  public:
    Simulation(const scenario::Input& input, const ReplicationOptions& options);

    [[nodiscard]] TimeUs now_us() const { return world_.now_us(); }
    [[nodiscard]] TimeUs horizon_us() const { return model_->horizon_us; }
    /// The next instant, after now, at which the agenda changes something; the horizon when nothing is left.
    [[nodiscard]] TimeUs next_change_us() const;
    /// Goes on to `until_us` (at most the horizon). What the agenda has for that very instant is done as well.
    void advance_to(TimeUs until_us);
    /// A decision from outside, now; the result takes it back. The same door the plan's measures use.
    people::Change apply(const people::Change& change) { return world_.apply(change); }
    [[nodiscard]] const people::World& world() const { return world_; }
    /// Closes the books and gives the record. To be called once.
    [[nodiscard]] ReplicationRecord finish();

  private:
    struct RealisedTag {};
    Simulation(const scenario::Input& realised, const ReplicationOptions& options, RealisedTag);
    struct Edge {
        TimeUs at_us = 0;
        std::size_t item = 0;
        bool begins = true;
    };
    void act_on_agenda();

    std::unique_ptr<const people::Model> model_;  // on the heap: the world refers to it
    people::World world_;
    std::vector<AgendaItem> agenda_;
    std::vector<std::vector<people::Change>> undo_;  // by item
    std::vector<Edge> edges_;                        // ascending
    std::size_t next_edge_ = 0;
    ReplicationRecord record_;
};

}  // namespace umbral::engine
