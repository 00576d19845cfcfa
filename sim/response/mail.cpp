#include "response/mail.hpp"

#include <algorithm>
#include <deque>
#include <utility>

namespace umbral::response {
namespace {

class InstantMail final : public Mail {
  public:
    InstantMail(const Model& model, Office& office) : office_(office) {
        measures_.delay.resize(model.channels.size());
        measures_.sent.resize(model.channels.size());
        measures_.lost.resize(model.channels.size());
        measures_.busy_us.resize(model.agencies.size());
        measures_.handled.resize(model.agencies.size());
    }

    void send(AgencyId, AgencyId to, ChannelId channel, const Letter& letter, TimeUs) override {
        if (!channel.is_none()) ++measures_.sent[channel.index()];
        hand_over(to, letter);
    }
    void hand_over(AgencyId to, const Letter& letter) override {
        desk_.emplace_back(to, letter);
        clear_desk();
    }
    void due_at(TimeUs at_us) override { next_us_ = std::min(next_us_, at_us); }
    void advance_to(TimeUs until_us) override {
        while (next_us_ <= until_us) {
            now_us_ = std::max(now_us_, next_us_);
            next_us_ = never_us;
            next_us_ = std::min(next_us_, office_.on_due(now_us_));
            clear_desk();
        }
        now_us_ = std::max(now_us_, until_us);
    }
    [[nodiscard]] const MailMeasures& measures() override { return measures_; }
    void restart_measures() override {
        for (auto* counts : {&measures_.sent, &measures_.lost, &measures_.busy_us, &measures_.handled})
            std::fill(counts->begin(), counts->end(), 0);
    }

  private:
    /// One letter after the other, however many each gives rise to.
    void clear_desk() {
        if (clearing_) return;
        clearing_ = true;
        while (!desk_.empty()) {
            const auto [to, letter] = std::move(desk_.front());
            desk_.pop_front();
            ++measures_.handled[to.index()];
            office_.on_handled(to, letter, now_us_);
        }
        clearing_ = false;
    }

    Office& office_;
    MailMeasures measures_;
    std::deque<std::pair<AgencyId, Letter>> desk_;
    bool clearing_ = false;
    TimeUs now_us_ = 0;
    TimeUs next_us_ = 0;
};

}  // namespace

scenario::Topic topic_of(Matter matter) {
    switch (matter) {
        case Matter::write_report:
        case Matter::report:
            return scenario::Topic::report;
        case Matter::alert:
            return scenario::Topic::alert;
        case Matter::decide_level:
        case Matter::decide_measure:
            return scenario::Topic::order;
        case Matter::agree_level:
        case Matter::agree_measure:
        case Matter::agree_lender:
            return scenario::Topic::approval;
        case Matter::ask_level:
        case Matter::ask_measure:
        case Matter::ask_lender:
        case Matter::ask_release:
            break;
    }
    return scenario::Topic::request;
}

std::uint8_t priority_of(Matter matter) {
    switch (topic_of(matter)) {
        case scenario::Topic::order:
        case scenario::Topic::approval:
            return 0;
        case scenario::Topic::alert:
            return 1;
        case scenario::Topic::request:
            return 2;
        case scenario::Topic::report:
            break;
    }
    return 3;
}

void give_key(Letter& letter, DrawKey key, const LetterAddress& at) {
    // Days come round after 179 years, which no run lasts.
    const std::uint32_t day = day_word(at.epoch_day) & 0xffffu;
    const auto words = draw4(
        key, {Purpose::letter, at.from, at.to, at.ordinal, (static_cast<std::uint32_t>(letter.matter) << 16) | day});
    letter.key_low = words[0];
    letter.key_high = words[1];
}

std::array<std::uint32_t, 4> draws_of(DrawKey key, const Letter& letter, std::uint32_t leg, std::uint32_t attempt) {
    return draw4(key, {Purpose::message, letter.key_low, letter.key_high, leg, attempt});
}

TimeUs handling_us(const Model& model, DrawKey key, AgencyId agency, const Letter& letter) {
    if (letter.matter == Matter::write_report) return model.flows[letter.subject].compile_us;
    const Agency& who = model.agencies[agency.index()];
    return who.handling_us.us(draws_of(key, letter, who.key, 0)[0]);
}

std::unique_ptr<Mail> instant_mail(const Model& model, Office& office) {
    return std::make_unique<InstantMail>(model, office);
}

}  // namespace umbral::response
