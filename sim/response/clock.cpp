#include "response/clock.hpp"

#include <atomic>
#include <cmath>
#include <simgrid/s4u.hpp>
#include <string>
#include <utility>
#include <vector>

#include "base/check.hpp"

namespace umbral::response {
namespace {

namespace s4u = simgrid::s4u;

/// Thrown inside the other actors once one has failed, to end them.
struct RunEnds {};

std::unique_ptr<s4u::Engine> make_engine() {
    static std::atomic<bool> made{false};
    UMBRAL_CHECK(!made.exchange(true));
    // Quiet; no command line of ours reaches SimGrid. A message takes exactly latency + size / bandwidth: no TCP.
    std::vector<std::string> words{"umbral", "--log=root.threshold:critical", "--cfg=network/model:CM02",
                                   "--cfg=network/TCP-gamma:0", "--cfg=network/crosstraffic:0"};
#ifdef UMBRAL_SANITIZE
    words.emplace_back("--cfg=contexts/factory:thread");  // AddressSanitizer cannot follow SimGrid's own stacks
#endif
    std::vector<char*> arguments;
    arguments.reserve(words.size() + 1);
    for (std::string& word : words) arguments.push_back(word.data());
    auto count = static_cast<int>(arguments.size());
    arguments.push_back(nullptr);
    return std::make_unique<s4u::Engine>(&count, arguments.data());
}

}  // namespace

struct Clock::Engine {
    std::unique_ptr<s4u::Engine> simgrid = make_engine();
    s4u::Host* room = nullptr;
};

Clock::Clock() : engine_(std::make_unique<Engine>()) {
    engine_->room = s4u::create_full_zone("umbral")->create_host("clock", 1e9);
}

Clock::~Clock() { s4u::Actor::kill_all(); }

void Clock::add_actor(const std::string& name, std::function<void()> body) {
    s4u::Actor::create(name, engine_->room, [this, body = std::move(body)] {
        // An exception that left an actor would abort the process; SimGrid's own end an actor that is killed.
        try {
            body();
        } catch (const RunEnds&) {
        } catch (const simgrid::ForcefulKillException&) {
            throw;
        } catch (...) {
            if (!failure_) failure_ = std::current_exception();
        }
    });
}

void Clock::advance_to(TimeUs until_us) {
    engine_->simgrid->run_until(seconds_from_us(until_us));
    if (failure_) std::rethrow_exception(std::exchange(failure_, nullptr));
}

TimeUs Clock::now_us() const { return std::llround(s4u::Engine::get_clock() * 1e6); }

void Clock::sleep_until(TimeUs at_us) {
    if (failure_) throw RunEnds{};
    s4u::this_actor::sleep_until(seconds_from_us(at_us));
    if (failure_) throw RunEnds{};
}

}  // namespace umbral::response
