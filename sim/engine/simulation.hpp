#pragma once
// One replication, steppable: people and response on one clock, advanced to an instant, read, changed, gone on.

#include <cstdint>
#include <memory>

#include "engine/record.hpp"
#include "engine/replication.hpp"
#include "people/world.hpp"
#include "response/response.hpp"

namespace umbral::engine {

/// With agencies, one per process: their messages run on SimGrid, whose engine there is only one of.
class Simulation {
  public:
    Simulation(const scenario::Input& given, const ReplicationOptions& options);

    [[nodiscard]] TimeUs now_us() const { return world_.now_us(); }
    [[nodiscard]] TimeUs horizon_us() const { return people_->horizon_us; }
    /// Goes on to `until_us` (at most the horizon). What the plan has for that very instant is done as well.
    void advance_to(TimeUs until_us);
    /// A decision from outside, now. The same door the plan's measures use. @return what ends it
    BegunId begin(const people::Change& change) { return world_.begin(change); }
    void end(BegunId id) { world_.end(id); }
    [[nodiscard]] const people::World& world() const { return world_; }
    [[nodiscard]] const response::State& response() const { return response_.state(); }
    /// Closes the books and gives the record. To be called once.
    [[nodiscard]] ReplicationRecord finish();

  private:
    struct RealisedTag {};
    Simulation(const scenario::Input& input, const ReplicationOptions& options, RealisedTag);

    // On the heap: the world and the response refer to them.
    std::unique_ptr<const people::Model> people_;
    std::unique_ptr<const response::Model> plan_;
    ReplicationRecord record_;
    people::World world_;
    response::Response response_;
};

}  // namespace umbral::engine
