#pragma once
// Letters between agencies and the post that carries them. Two posts: network.hpp, on SimGrid, where channels have
// delays, losses and outages and duty officers take one letter at a time; and one where everything is there at once.

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/log_histogram.hpp"
#include "base/random.hpp"
#include "response/model.hpp"

namespace umbral::response {

/// What a letter is about, and so what whoever handles it does.
enum class Matter : std::uint8_t {
    write_report,    ///< subject: flow; to oneself
    report,          ///< a snapshot of the sender's picture
    alert,           ///< likewise, because a watch has tripped; subject: watch
    decide_level,    ///< to oneself: the picture says the level's trigger holds
    ask_level,       ///< subject: level
    agree_level,     ///< the answer
    decide_measure,  ///< an order, or to oneself; subject: measure
    ask_measure,
    agree_measure,
    ask_lender,  ///< mutual aid; subject: measure
    agree_lender,
    ask_release  ///< subject: budget line
};

[[nodiscard]] scenario::Topic topic_of(Matter matter);
/// 0 first: orders and what is decided, then alerts, then requests, then reports.
[[nodiscard]] std::uint8_t priority_of(Matter matter);

struct Letter {
    Matter matter{};
    AgencyId from, to;  ///< writer and addressee; stations in between pass it on
    std::uint32_t subject = 0;
    std::uint32_t instance = 0;  ///< which run of the subject's decision; a letter of an earlier run is void
    std::shared_ptr<const Figures> figures;  ///< of reports and alerts
    double bytes = 2000;
    TimeUs written_us = 0;
    std::uint32_t key_low = 0, key_high = 0;  ///< its own among draws
    std::uint32_t order = 0;                  ///< of writing, over all; ties of priority go by it
};

/// What was counted about messages.
struct MailMeasures {
    std::vector<LogHistogram> delay;       ///< by channel: posted to handled, one leg       (channels)
    std::vector<std::int64_t> sent, lost;  ///< by channel
    std::vector<std::int64_t> busy_us;     ///< by agency: duty officers at work within the roster (agencies)
    std::vector<std::int64_t> handled;     ///< by agency: letters
};

/// What a letter's key is drawn for: the sender's n-th of a calendar day on its matter to this addressee.
struct LetterAddress {
    std::uint32_t from = 0, to = 0;  ///< Agency::key
    std::int64_t epoch_day = 0;
    std::uint32_t ordinal = 0;  ///< of the day, from 0
};
void give_key(Letter& letter, DrawKey key, const LetterAddress& at);

/// A letter's own draws; `leg` names the agency it goes to, `attempt` counts transmissions.
[[nodiscard]] std::array<std::uint32_t, 4> draws_of(DrawKey key, const Letter& letter, std::uint32_t leg,
                                                    std::uint32_t attempt);
/// How long a duty officer of the agency takes for it [us].
[[nodiscard]] TimeUs handling_us(const Model& model, DrawKey key, AgencyId agency, const Letter& letter);

/// Who is told that letters have been handled, and that time has come for something.
class Office {
  public:
    virtual ~Office() = default;
    /// A duty officer has finished with the letter.
    virtual void on_handled(AgencyId agency, const Letter& letter, TimeUs now_us) = 0;
    /// Something else is due. @return when the next is [us]
    virtual TimeUs on_due(TimeUs now_us) = 0;
    virtual void on_lost(ChannelId channel, const Letter& letter, TimeUs now_us) = 0;
};

class Mail {
  public:
    virtual ~Mail() = default;
    /// Sends the letter one leg, by the channel; it may go from `ready_us` on.
    virtual void send(AgencyId from, AgencyId to, ChannelId channel, const Letter& letter, TimeUs ready_us) = 0;
    /// Puts it on the desk of an agency now: its own, or a team mate's.
    virtual void hand_over(AgencyId to, const Letter& letter) = 0;
    /// Something has become due earlier than on_due last said.
    virtual void due_at(TimeUs at_us) = 0;
    /// Lets everything happen up to and including `until_us`.
    virtual void advance_to(TimeUs until_us) = 0;
    /// What was counted until now, what is in hand included.
    [[nodiscard]] virtual const MailMeasures& measures() = 0;
    virtual void restart_measures() = 0;
};

/// A post without delays or losses, whose officers take no time: for plans without agencies or with perfect
/// information.
[[nodiscard]] std::unique_ptr<Mail> instant_mail(const Model& model, Office& office);

}  // namespace umbral::response
