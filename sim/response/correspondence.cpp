#include "response/correspondence.hpp"

#include <algorithm>
#include <deque>

#include "base/check.hpp"
#include "response/levels.hpp"
#include "response/measures.hpp"
#include "response/money.hpp"
#include "response/reports.hpp"

namespace umbral::response {
namespace {

/// An edge of the graph of who may write to whom.
struct Edge {
    AgencyId to;
    ChannelId channel;  ///< none: the same room
};

std::vector<std::vector<Edge>> edges_of(const State& s) {
    const Model& m = *s.model;
    std::vector<std::vector<Edge>> edges(m.agencies.size());
    const auto join = [&](AgencyId a, AgencyId b, ChannelId channel) {
        if (!channel.is_none()) {
            const Channel& by = m.channels[channel.index()];
            if (!s.channel_open[channel.index()] || !by.on_it[a.index()] || !by.on_it[b.index()]) return;
        }
        edges[a.index()].push_back({b, channel});
        edges[b.index()].push_back({a, channel});
    };
    for (std::size_t a = 0; a < m.agencies.size(); ++a) {
        for (std::size_t b = a + 1; b < m.agencies.size(); ++b) {
            if (s.picture_of[a] == s.picture_of[b] && !m.perfect_information) join(AgencyId{a}, AgencyId{b}, {});
        }
    }
    for (const Flow& flow : m.flows) join(flow.from, flow.to, flow.channel);
    for (const Contact& contact : m.contacts) join(contact.from, contact.to, contact.channel);
    if (m.perfect_information) {
        for (std::size_t a = 0; a < m.agencies.size(); ++a) {
            for (std::size_t b = a + 1; b < m.agencies.size(); ++b) join(AgencyId{a}, AgencyId{b}, {});
        }
    }
    return edges;
}

/// First legs of the shortest ways from one agency to all: breadth first, where a leg inside a room counts nothing.
std::vector<Hop> ways_from(const std::vector<std::vector<Edge>>& edges, std::size_t from) {
    std::vector<Hop> first(edges.size());
    std::vector<int> legs(edges.size(), -1);
    std::deque<std::size_t> open{from};
    legs[from] = 0;
    while (!open.empty()) {
        const std::size_t at = open.front();
        open.pop_front();
        for (const Edge& edge : edges[at]) {
            const int length = legs[at] + (edge.channel.is_none() ? 0 : 1);
            int& known = legs[edge.to.index()];
            if (known >= 0 && known <= length) continue;
            known = length;
            first[edge.to.index()] = at == from ? Hop{edge.to, edge.channel} : first[at];
            if (edge.channel.is_none()) {
                open.push_front(edge.to.index());
            } else {
                open.push_back(edge.to.index());
            }
        }
    }
    return first;
}

/// When a letter may go: at once, or after the right contact has been found where the directory's entry is stale.
TimeUs ready_us(State& s, const Letter& letter) {
    const auto& directory = s.model->directory;
    for (std::size_t i = 0; i < directory.size(); ++i) {
        if (directory[i].agency != letter.to || directory[i].topic != topic_of(letter.matter)) continue;
        const std::size_t entry = letter.from.index() * directory.size() + i;
        if (s.entry_current[entry]) return s.now_us;
        s.entry_current[entry] = true;
        const auto words =
            draw4(s.key, {Purpose::directory, s.model->agencies[letter.from.index()].key,
                          s.model->agencies[letter.to.index()].key, static_cast<std::uint32_t>(directory[i].topic), 0});
        if (unit_interval(words[0]) >= directory[i].stale) return s.now_us;
        s.note(EventKind::contact_stale, s.name(letter.to), letter.from);
        return s.now_us + directory[i].search_us.us(words[1]);
    }
    return s.now_us;
}

void send_leg(State& s, AgencyId from, const Letter& letter, TimeUs ready) {
    const Hop& hop = s.next_hop[from.index()][letter.to.index()];
    if (hop.to.is_none()) {
        ++s.letters_without_way;
        s.note(EventKind::no_way, s.name(letter.to), from);
    } else if (hop.channel.is_none()) {
        s.mail->hand_over(hop.to, letter);
    } else {
        s.mail->send(from, hop.to, hop.channel, letter, ready);
    }
}

/// By the sender's clock.
LetterAddress address_of(State& s, const Letter& letter) {
    const Agency& from = s.model->agencies[letter.from.index()];
    const std::int64_t day = from.clock.epoch_day(from.clock.local_day(s.now_us));
    return {from.key, s.model->agencies[letter.to.index()].key, day,
            s.letters_of_day[{letter.from, letter.to, letter.matter}].next(day)};
}

/// What takes a decision takes deliberation too, besides the duty officer's time.
bool is_decided(Matter matter) {
    switch (matter) {
        case Matter::decide_level:
        case Matter::ask_level:
        case Matter::decide_measure:
        case Matter::ask_measure:
        case Matter::ask_lender:
        case Matter::ask_release:
            return true;
        default:
            return false;
    }
}

}  // namespace

void find_ways(State& s) {
    const auto edges = edges_of(s);
    s.next_hop.clear();
    for (std::size_t a = 0; a < edges.size(); ++a) s.next_hop.push_back(ways_from(edges, a));
}

void write(State& s, Letter letter) {
    letter.written_us = s.now_us;
    letter.order = s.letters++;
    give_key(letter, s.key, address_of(s, letter));
    if (letter.to == letter.from) {
        s.mail->hand_over(letter.to, letter);
    } else {
        send_leg(s, letter.from, letter, ready_us(s, letter));
    }
}

void act_on(State& s, AgencyId agency, const Letter& letter) {
    if (letter.to != agency) return send_leg(s, agency, letter, s.now_us);
    switch (letter.matter) {
        case Matter::write_report:
            return send_report(s, FlowId{letter.subject});
        case Matter::report:
        case Matter::alert:
            return learn(s, agency, *letter.figures);
        case Matter::agree_level:
            return on_level_agreed(s, letter);
        case Matter::agree_measure:
        case Matter::agree_lender:
            return on_measure_agreed(s, letter);
        default:
            break;
    }
    UMBRAL_CHECK(is_decided(letter.matter));
    const Agency& who = s.model->agencies[agency.index()];
    const auto words = draw4(s.key, {Purpose::decision, letter.key_low, letter.key_high, 0, 0});
    const TimeUs takes_us = who.deliberation_us.us(words[0]);
    if (takes_us == 0) return act_on_decision(s, {agency, letter});
    // A deliberation that ends while nobody is in the room leaves when somebody is.
    const TimeUs leaves_us = who.next_staffed_us(s.now_us + takes_us);
    if (leaves_us == never_us) return;
    s.pending.push_back({agency, letter});
    s.add_due(leaves_us, DueKind::decision, s.pending.size() - 1);
}

void answer(State& s, const Pending& pending, Matter agreement) {
    Letter reply;
    reply.matter = agreement;
    reply.from = pending.agency;
    reply.to = pending.letter.from;
    reply.subject = pending.letter.subject;
    reply.instance = pending.letter.instance;
    write(s, std::move(reply));
}

void act_on_decision(State& s, const Pending& pending) {
    switch (pending.letter.matter) {
        case Matter::decide_level:
            return decide_level(s, pending.letter);
        case Matter::ask_level:
            return answer(s, pending, Matter::agree_level);
        case Matter::decide_measure:
            return decide_measure(s, pending.letter);
        case Matter::ask_measure:
            return answer(s, pending, Matter::agree_measure);
        case Matter::ask_lender:
            return answer(s, pending, Matter::agree_lender);
        case Matter::ask_release:
            return grant_release(s, LineId{pending.letter.subject});
        default:
            UMBRAL_CHECK(false);
    }
}

}  // namespace umbral::response
