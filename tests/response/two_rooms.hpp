#pragma once
// Two operations rooms and a channel, with a script of letters: what the post does, without a world of people.

#include <functional>
#include <map>
#include <utility>
#include <vector>

#include "response/clock.hpp"
#include "response/network.hpp"

namespace umbral::response {

struct Posting {
    TimeUs at_us = 0;
    Letter letter;
};

struct Handled {
    std::uint32_t order = 0;
    TimeUs at_us = 0;
};

/// A room "east" writes to a room "west" by one channel.
inline Model two_rooms() {
    Model model;
    model.horizon_us = 1000 * day_us;
    for (const char* id : {"east", "west"}) {
        Agency agency;
        agency.id = id;
        agency.key = static_cast<unsigned char>(id[0]);
        agency.duty = people::WeekTable(1.0);
        model.agencies.push_back(agency);
    }
    Channel channel;
    channel.id = "wire";
    channel.on_it = {true, true};
    channel.bytes_per_s = 1000;
    model.channels.push_back(channel);
    return model;
}

inline Letter letter(Matter matter, std::uint32_t order, double bytes = 1000) {
    Letter made;
    made.matter = matter;
    made.from = AgencyId{0};
    made.to = AgencyId{1};
    made.order = order;
    made.bytes = bytes;
    made.key_low = order;
    made.key_high = 9;
    return made;
}

/// Plays the script on SimGrid until `until_us`. To be run in a child process.
/// @return every letter handled, in the order of handling
inline std::vector<Handled> play(const Model& model, const std::vector<Posting>& script, TimeUs until_us,
                                 MailMeasures* measures = nullptr) {
    struct Script final : Office {
        const std::vector<Posting>* script = nullptr;
        std::size_t next = 0;
        Mail* mail = nullptr;
        std::vector<Handled> handled;
        void on_handled(AgencyId, const Letter& done, TimeUs now_us) override {
            handled.push_back({done.order, now_us});
        }
        void on_lost(ChannelId, const Letter&, TimeUs) override {}
        TimeUs on_due(TimeUs now_us) override {
            for (; next < script->size() && (*script)[next].at_us <= now_us; ++next)
                mail->send(AgencyId{0}, AgencyId{1}, ChannelId{0}, (*script)[next].letter, now_us);
            return next < script->size() ? (*script)[next].at_us : never_us;
        }
    } office;
    office.script = &script;
    Clock clock;
    const auto mail = network_mail(clock, model, draw_key(1, 0), office);
    office.mail = mail.get();
    mail->advance_to(until_us);
    if (measures != nullptr) *measures = mail->measures();
    return office.handled;
}

/// (order, time [us]) pairs as numbers, for in_child.
inline std::vector<double> as_numbers(const std::vector<Handled>& handled) {
    std::vector<double> numbers;
    for (const Handled& one : handled) {
        numbers.push_back(one.order);
        numbers.push_back(static_cast<double>(one.at_us));
    }
    return numbers;
}

}  // namespace umbral::response
