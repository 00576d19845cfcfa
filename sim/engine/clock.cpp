#include "engine/clock.hpp"

#include <atomic>
#include <simgrid/s4u.hpp>
#include <string>
#include <utility>
#include <vector>

#include "base/check.hpp"

namespace umbral::engine {
namespace {

namespace s4u = simgrid::s4u;

/// Thrown inside the other actors once one has failed, to end them.
struct RunEnds {};

double seconds_from_us(TimeUs us) { return static_cast<double>(us) * 1e-6; }

std::unique_ptr<s4u::Engine> make_engine() {
    static std::atomic<bool> made{false};
    UMBRAL_CHECK(!made.exchange(true));
    // Quiet; no command line of ours reaches SimGrid.
    std::vector<std::string> words{"umbral", "--log=root.threshold:critical"};
#ifdef UMBRAL_SANITIZE
    words.emplace_back("--cfg=contexts/factory:thread");  // AddressSanitizer cannot follow SimGrid's own stacks
#endif
    std::vector<char*> arguments;
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
    auto* zone = s4u::create_empty_zone("umbral");
    engine_->room = zone->create_host("clock", 1e9);
    zone->seal();
}

Clock::~Clock() = default;

void Clock::add_actor(const std::string& name, std::function<void()> body) {
    s4u::Actor::create(name, engine_->room, [this, body = std::move(body)] {
        // An exception that left an actor would abort the process.
        try {
            body();
        } catch (const RunEnds&) {
        } catch (...) {
            if (!failure_) failure_ = std::current_exception();
        }
    });
}

void Clock::run() {
    engine_->simgrid->run();
    if (failure_) std::rethrow_exception(std::exchange(failure_, nullptr));
}

void Clock::sleep_until(TimeUs at_us) {
    if (failure_) throw RunEnds{};
    s4u::this_actor::sleep_until(seconds_from_us(at_us));
    if (failure_) throw RunEnds{};
}

}  // namespace umbral::engine
