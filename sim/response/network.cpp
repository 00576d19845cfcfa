#include "response/network.hpp"

#include <algorithm>
#include <simgrid/s4u.hpp>
#include <string>
#include <utility>
#include <vector>

#include "base/check.hpp"

namespace umbral::response {
namespace {

namespace s4u = simgrid::s4u;

/// By priority, then by order of writing.
bool goes_before(const Letter& a, const Letter& b) {
    const std::uint8_t first = priority_of(a.matter), second = priority_of(b.matter);
    return first != second ? first < second : a.order < b.order;
}

/// An agency's operations room: letters on its desk, one token of `work` for each.
struct Room {
    s4u::Host* host = nullptr;
    s4u::SemaphorePtr work = s4u::Semaphore::create(0);
    struct Item {
        Letter letter;
        ChannelId channel;  ///< it came by; none: its own
        TimeUs sent_us = 0;
    };
    std::vector<Item> desk;
    std::vector<TimeUs> at_work_since_us;  ///< by seat: its work is counted to then; never_us: no letter in hand

    void put(Item item) {
        desk.push_back(std::move(item));
        work->release();
    }
    Item take_next() {
        const auto next = std::min_element(
            desk.begin(), desk.end(), [](const Item& a, const Item& b) { return goes_before(a.letter, b.letter); });
        Item item = std::move(*next);
        desk.erase(next);
        return item;
    }
};

/// Where an agency is on a channel, with what it has to send there.
struct Endpoint {
    AgencyId agency;
    ChannelId channel;
    s4u::Host* host = nullptr;
    s4u::SemaphorePtr news = s4u::Semaphore::create(0);  ///< something was put in
    struct Item {
        Letter letter;
        AgencyId to;
        TimeUs sent_us = 0;   ///< put in
        TimeUs ready_us = 0;  ///< may go from
        std::uint32_t attempt = 0;
    };
    std::vector<Item> outbox;
};

class Network final : public Mail {
  public:
    Network(Clock& clock, const Model& model, DrawKey key, Office& office)
        : clock_(clock), model_(model), key_(key), office_(office) {
        measures_.delay.resize(model.channels.size());
        measures_.sent.resize(model.channels.size());
        measures_.lost.resize(model.channels.size());
        measures_.busy_us.resize(model.agencies.size());
        measures_.handled.resize(model.agencies.size());
        build_platform();
        start_actors();
    }
    ~Network() override {
        // Actors wait on semaphores of ours: they go first.
        s4u::Actor::kill_all();
        clock_.advance_to(clock_.now_us());
    }

    void send(AgencyId from, AgencyId to, ChannelId channel, const Letter& letter, TimeUs ready_us) override {
        Endpoint& endpoint = endpoint_of(from, channel);
        ++measures_.sent[channel.index()];
        const TimeUs now_us = clock_.now_us();
        endpoint.outbox.push_back(
            {letter, to, now_us, std::max(now_us, ready_us) + model_.channels[channel.index()].fixed_us, 0});
        endpoint.news->release();
    }
    void hand_over(AgencyId to, const Letter& letter) override {
        rooms_[to.index()].put({letter, ChannelId{}, clock_.now_us()});
    }
    void due_at(TimeUs at_us) override {
        if (at_us >= next_due_us_) return;
        next_due_us_ = at_us;
        alarm_->release();
    }
    void advance_to(TimeUs until_us) override { clock_.advance_to(until_us); }
    [[nodiscard]] const MailMeasures& measures() override {
        for (std::size_t a = 0; a < rooms_.size(); ++a) count_work(AgencyId{a});
        return measures_;
    }
    void restart_measures() override {
        for (std::size_t a = 0; a < rooms_.size(); ++a) count_work(AgencyId{a});
        for (auto* counts : {&measures_.sent, &measures_.lost, &measures_.busy_us, &measures_.handled})
            std::fill(counts->begin(), counts->end(), 0);
        std::fill(measures_.delay.begin(), measures_.delay.end(), LogHistogram{});
    }

  private:
    [[nodiscard]] Endpoint& endpoint_of(AgencyId agency, ChannelId channel) {
        Endpoint& endpoint = *endpoints_[channel.index() * model_.agencies.size() + agency.index()];
        UMBRAL_CHECK(endpoint.host != nullptr);
        return endpoint;
    }

    void build_platform() {
        auto* zone = s4u::Engine::get_instance()->netzone_by_name_or_null("umbral");
        for (const Agency& agency : model_.agencies) {
            rooms_.emplace_back();
            rooms_.back().host = zone->create_host("room " + agency.id, 1e9);
        }
        for (std::size_t c = 0; c < model_.channels.size(); ++c) {
            const Channel& channel = model_.channels[c];
            auto* link = zone->create_link("channel " + channel.id, channel.bytes_per_s);
            link->set_latency(channel.latency_s);
            links_.push_back(link);
            std::vector<Endpoint*> here;
            for (std::size_t a = 0; a < model_.agencies.size(); ++a) {
                endpoints_.push_back(std::make_unique<Endpoint>());
                if (!channel.on_it[a]) continue;
                Endpoint& endpoint = *endpoints_.back();
                endpoint.agency = AgencyId{a};
                endpoint.channel = ChannelId{c};
                endpoint.host = zone->create_host(model_.agencies[a].id + " on " + channel.id, 1e9);
                for (const Endpoint* other : here) {
                    zone->add_route(other->host->get_netpoint(), endpoint.host->get_netpoint(), nullptr, nullptr,
                                    {s4u::LinkInRoute(link)}, true);
                }
                here.push_back(&endpoint);
            }
        }
        zone->seal();
    }

    void start_actors() {
        clock_.add_actor("due", [this] { keep_time(); });
        for (std::size_t c = 0; c < model_.channels.size(); ++c) {
            if (!model_.channels[c].outages.empty()) clock_.add_actor("outages", [this, c] { cut(c); });
        }
        for (const auto& endpoint : endpoints_) {
            if (endpoint->host != nullptr)
                clock_.add_actor("transmitter", [this, at = endpoint.get()] { transmit(*at); });
        }
        for (std::size_t a = 0; a < model_.agencies.size(); ++a) {
            const int most = most_on_duty(model_.agencies[a]);
            rooms_[a].at_work_since_us.assign(static_cast<std::size_t>(std::max(0, most)), never_us);
            for (int seat = 0; seat < most; ++seat)
                clock_.add_actor("duty officer", [this, a, seat] { serve(AgencyId{a}, seat); });
        }
    }

    /// The most officers ever on duty at once: over one week, and the changes of the clock around it.
    [[nodiscard]] int most_on_duty(const Agency& agency) const {
        double most = agency.duty.value_at(agency.clock, 0);
        for (TimeUs at_us = 0; at_us < std::min<TimeUs>(2 * week_us, model_.horizon_us);) {
            at_us = agency.duty.next_change_us(agency.clock, at_us);
            if (at_us == never_us) break;
            most = std::max(most, agency.duty.value_at(agency.clock, at_us));
        }
        return static_cast<int>(most);
    }

    // ---- actors ----

    /// Tells the office when something is due.
    void keep_time() {
        for (;;) {
            const TimeUs now_us = clock_.now_us();
            if (next_due_us_ <= now_us) {
                next_due_us_ = never_us;
                const TimeUs next_us = office_.on_due(now_us);
                next_due_us_ = std::min(next_due_us_, next_us);
                continue;
            }
            wait(*alarm_, next_due_us_);
        }
    }

    /// Turns the channel off and on by its outages.
    void cut(std::size_t channel) {
        for (const Span& outage : model_.channels[channel].outages) {
            clock_.sleep_until(outage.from_us);
            links_[channel]->turn_off();
            clock_.sleep_until(outage.to_us);
            links_[channel]->turn_on();
        }
    }

    /// One of the duty officers of an agency: on duty while the roster has more than `seat` of them.
    void serve(AgencyId agency, int seat) {
        const Agency& who = model_.agencies[agency.index()];
        Room& room = rooms_[agency.index()];
        for (;;) {
            const TimeUs now_us = clock_.now_us();
            const TimeUs change_us = who.next_duty_change_us(now_us);
            if (who.on_duty(now_us) <= seat) {
                if (change_us == never_us) return;
                clock_.sleep_until(change_us);
                continue;
            }
            if (!wait(*room.work, change_us)) continue;
            const Room::Item item = room.take_next();
            TimeUs& at_work_since_us = room.at_work_since_us[static_cast<std::size_t>(seat)];
            at_work_since_us = clock_.now_us();
            const TimeUs ends_us = at_work_since_us + handling_us(model_, key_, agency, item.letter);
            clock_.sleep_until(ends_us);
            count_work(agency);
            at_work_since_us = never_us;
            ++measures_.handled[agency.index()];
            if (!item.channel.is_none()) measures_.delay[item.channel.index()].add(ends_us - item.sent_us, 1);
            office_.on_handled(agency, item.letter, clock_.now_us());
        }
    }

    /// Counts what the agency's duty officers have worked on the letters in their hands until now, while rostered.
    void count_work(AgencyId agency) {
        const TimeUs now_us = clock_.now_us();
        std::vector<TimeUs>& since_us = rooms_[agency.index()].at_work_since_us;
        for (std::size_t seat = 0; seat < since_us.size(); ++seat) {
            if (since_us[seat] == never_us) continue;
            measures_.busy_us[agency.index()] +=
                model_.agencies[agency.index()].seat_on_duty_us(static_cast<int>(seat), since_us[seat], now_us);
            since_us[seat] = now_us;
        }
    }

    /// Sends what is in an agency's outbox for a channel, one letter at a time.
    void transmit(Endpoint& endpoint) {
        for (;;) {
            const TimeUs now_us = clock_.now_us();
            const auto [next, ready_us] = next_of(endpoint, now_us);
            if (next == endpoint.outbox.size()) {
                wait(*endpoint.news, ready_us);
                continue;
            }
            if (const TimeUs up_us = up_again_us(endpoint.channel, now_us); up_us > now_us) {
                clock_.sleep_until(up_us);  // what was put in meanwhile may be more urgent
                continue;
            }
            const std::uint32_t order = endpoint.outbox[next].letter.order;
            if (!transfer(endpoint, endpoint.outbox[next])) continue;
            arrive(endpoint, order);
        }
    }

    /// The most urgent letter that may go now, or how many there are and when the first may go.
    static std::pair<std::size_t, TimeUs> next_of(const Endpoint& endpoint, TimeUs now_us) {
        std::size_t best = endpoint.outbox.size();
        TimeUs first_us = never_us;
        for (std::size_t i = 0; i < endpoint.outbox.size(); ++i) {
            const Endpoint::Item& item = endpoint.outbox[i];
            first_us = std::min(first_us, item.ready_us);
            if (item.ready_us > now_us) continue;
            if (best == endpoint.outbox.size() || goes_before(item.letter, endpoint.outbox[best].letter)) best = i;
        }
        return {best, first_us};
    }

    [[nodiscard]] TimeUs up_again_us(ChannelId channel, TimeUs now_us) const {
        for (const Span& outage : model_.channels[channel.index()].outages) {
            if (outage.from_us <= now_us && now_us < outage.to_us) return outage.to_us;
        }
        return now_us;
    }

    /// False when the link was cut on the way.
    bool transfer(const Endpoint& endpoint, const Endpoint::Item& item) {
        try {
            s4u::Comm::sendto(endpoint.host, endpoint_of(item.to, endpoint.channel).host,
                              static_cast<std::uint64_t>(item.letter.bytes));
            return true;
        } catch (const simgrid::NetworkFailureException&) {
            return false;
        }
    }

    /// The transfer has ended: the letter is on the addressee's desk, or lost and to be sent again.
    void arrive(Endpoint& endpoint, std::uint32_t order) {
        const Channel& channel = model_.channels[endpoint.channel.index()];
        const auto at = std::find_if(endpoint.outbox.begin(), endpoint.outbox.end(),
                                     [&](const Endpoint::Item& item) { return item.letter.order == order; });
        const auto words = draws_of(key_, at->letter, model_.agencies[at->to.index()].key, ++at->attempt);
        if (unit_interval(words[1]) < channel.loss) {
            ++measures_.lost[endpoint.channel.index()];
            at->ready_us = clock_.now_us() + std::max<TimeUs>(second_us, channel.retry_us);
            office_.on_lost(endpoint.channel, at->letter, clock_.now_us());
            return;
        }
        const Endpoint::Item item = std::move(*at);
        endpoint.outbox.erase(at);
        rooms_[item.to.index()].put({item.letter, endpoint.channel, item.sent_us});
    }

    /// Waits for a token until `until_us`. @return whether there was one
    bool wait(s4u::Semaphore& tokens, TimeUs until_us) {
        clock_.sleep_until(clock_.now_us());  // ends the actor when another has failed
        if (until_us == never_us) {
            tokens.acquire();
            return true;
        }
        const double left_s = seconds_from_us(until_us) - s4u::Engine::get_clock();
        return left_s > 0 && !tokens.acquire_timeout(left_s);
    }

    Clock& clock_;
    const Model& model_;
    DrawKey key_;
    Office& office_;
    MailMeasures measures_;
    std::vector<Room> rooms_;
    std::vector<s4u::Link*> links_;
    std::vector<std::unique_ptr<Endpoint>> endpoints_;  ///< (channels x agencies); without a host: not on it
    s4u::SemaphorePtr alarm_ = s4u::Semaphore::create(0);
    TimeUs next_due_us_ = 0;
};

}  // namespace

std::unique_ptr<Mail> network_mail(Clock& clock, const Model& model, DrawKey key, Office& office) {
    return std::make_unique<Network>(clock, model, key, office);
}

}  // namespace umbral::response
