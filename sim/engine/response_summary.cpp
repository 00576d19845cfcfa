#include "engine/response_summary.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

#include "engine/indicator_list.hpp"
#include "response/standing_costs.hpp"

namespace umbral::engine {
namespace {

using response::Episode;

constexpr double us_per_day = static_cast<double>(day_us);

/// Mean and worst of a few delays; empty without any.
class Delays {
  public:
    /// From one instant to a later one; nothing where either is unknown, nought where it came before.
    void add(TimeUs from_us, TimeUs to_us) {
        if (from_us == never_us || to_us == never_us) return;
        hours_.push_back(std::max(0.0, hours_from_us(to_us - from_us)));
    }
    void add_to(IndicatorList& list, const char* name, const Scope& scope) const {
        std::optional<double> mean, worst;
        if (!hours_.empty()) {
            double sum = 0;
            for (const double h : hours_) sum += h;
            mean = sum / static_cast<double>(hours_.size());
            worst = *std::max_element(hours_.begin(), hours_.end());
        }
        list.add(name, "mean", scope, mean);
        list.add(name, "max", scope, worst);
    }

  private:
    std::vector<double> hours_;
};

/// The chain's delays over some episodes.
struct ChainDelays {
    Delays reported, known, decided, declared, funded, responded, lengths;
    std::vector<double> ages_h;
    int crossed = 0;

    void add(const Episode& episode) {
        const TimeUs crossed_us = episode.crossed_us;
        if (crossed_us != never_us) ++crossed;
        reported.add(crossed_us, episode.reported_us);
        known.add(crossed_us, episode.known_us);
        decided.add(crossed_us, episode.decided_us);
        declared.add(crossed_us, episode.declared_us);
        funded.add(crossed_us, episode.funded_us);
        responded.add(crossed_us, episode.effective_us);
        lengths.add(crossed_us, episode.back_us);
        if (episode.decided_on_us != never_us)
            ages_h.push_back(hours_from_us(episode.decided_us - episode.decided_on_us));
    }
    void add_to(IndicatorList& list, const Scope& scope) const {
        list.add("threshold_crossings", "count", scope, crossed);
        lengths.add_to(list, "crossing_length_h", scope);
        reported.add_to(list, "report_delay_h", scope);
        known.add_to(list, "knowledge_delay_h", scope);
        decided.add_to(list, "decision_delay_h", scope);
        declared.add_to(list, "declaration_delay_h", scope);
        funded.add_to(list, "funding_delay_h", scope);
        responded.add_to(list, "response_delay_h", scope);
        double sum = 0;
        for (const double h : ages_h) sum += h;
        list.add_ratio("information_age_h", "mean", scope, sum, static_cast<double>(ages_h.size()));
    }
};

class ResponseSummary {
  public:
    ResponseSummary(const response::State& state, ReplicationRecord& record)
        : s_(state), m_(*state.model), list_(record.indicators), record_(record) {}

    void run() {
        if (m_.has_agencies()) {
            levels();
            messages();
            officers();
            pictures();
        }
        if (!m_.measures.empty()) measures();
        if (!m_.prices.empty() || !m_.lines.empty() || has_costs()) money();
    }

  private:
    [[nodiscard]] bool has_costs() const {
        return std::any_of(m_.measures.begin(), m_.measures.end(), [](const auto& m) { return m.cost.priced; });
    }

    void levels() {
        ChainDelays all;
        double unmet = 0;
        for (std::size_t i = 0; i < m_.levels.size(); ++i) {
            ChainDelays own;
            for (const Episode& episode : s_.episodes.all()) {
                if (episode.subject != m_.levels[i].id || !is_measured(episode)) continue;
                own.add(episode);
                all.add(episode);
            }
            const Scope scope = scope_of("level", m_.levels[i].id);
            own.add_to(list_, scope);
            list_.add("level_days", "total", scope, static_cast<double>(s_.levels[i].days_us) / us_per_day);
            const double undeclared = hours_from_us(s_.levels[i].undeclared_us);
            list_.add("undeclared_h", "total", scope, undeclared);
            unmet += undeclared;
        }
        if (m_.levels.empty()) return;
        all.add_to(list_, everything());
        list_.add("undeclared_h", "total", everything(), unmet);
    }
    [[nodiscard]] bool is_measured(const Episode& episode) const { return episode.start_us() >= s_.measured_from_us; }

    void messages() {
        const auto& mail = s_.mail->measures();
        LogHistogram delay;
        double sent = 0, lost = 0;
        for (std::size_t c = 0; c < m_.channels.size(); ++c) {
            const Scope scope = scope_of("channel", m_.channels[c].id);
            list_.add("messages_sent", "count", scope, static_cast<double>(mail.sent[c]));
            list_.add("messages_lost", "count", scope, static_cast<double>(mail.lost[c]));
            list_.add_durations("message_delay_h", {"mean", "p95"}, scope, mail.delay[c]);
            delay.merge(mail.delay[c]);
            sent += static_cast<double>(mail.sent[c]);
            lost += static_cast<double>(mail.lost[c]);
        }
        list_.add("messages_sent", "count", everything(), sent);
        list_.add("messages_lost", "count", everything(), lost);
        list_.add_durations("message_delay_h", {"mean", "p95"}, everything(), delay);
    }

    void officers() {
        const auto& mail = s_.mail->measures();
        for (std::size_t a = 0; a < m_.agencies.size(); ++a) {
            list_.add_ratio("duty_officer_load", "mean", scope_of("agency", m_.agencies[a].id),
                            static_cast<double>(mail.busy_us[a]),
                            m_.agencies[a].on_duty_us(s_.measured_from_us, s_.now_us));
        }
    }
    /// How old what each agency believes is, in whole hours; -1 while it was told nothing.
    void pictures() {
        for (std::size_t a = 0; a < m_.agencies.size(); ++a) {
            HourlySeries ages{"picture_age_h", scope_of("agency", m_.agencies[a].id), {}};
            for (const std::optional<double>& age_h : s_.picture_age_hourly_h[a])
                ages.values.push_back(age_h ? static_cast<std::int32_t>(std::lround(*age_h)) : -1);
            record_.series.push_back(std::move(ages));
        }
    }

    void measures() {
        for (std::size_t i = 0; i < m_.measures.size(); ++i) {
            list_.add("measure_days", "total", scope_of("measure", m_.measures[i].id),
                      static_cast<double>(s_.measures[i].in_effect_us) / us_per_day);
        }
    }

    void money() {
        const response::Ledger& ledger = s_.ledger;
        list_.add("cost_usd", "total", everything(), ledger.total_usd);
        list_.add("idle_cost_usd", "total", everything(),
                  response::idle_is_priced(m_) ? std::optional(ledger.idle_usd) : std::nullopt);
        double overrun = 0;
        for (std::size_t l = 0; l < m_.lines.size(); ++l) {
            const Scope scope = scope_of("line", m_.lines[l].id);
            list_.add("cost_usd", "total", scope, ledger.by_line[l]);
            list_.add("overrun_usd", "total", scope, s_.lines[l].overrun_usd);
            overrun += s_.lines[l].overrun_usd;
            HourlySeries spent{"spent_usd", scope, {}};
            for (const double usd : s_.lines[l].spent_hourly_usd)
                spent.values.push_back(static_cast<std::int32_t>(std::min(usd, 2.0e9)));
            record_.series.push_back(std::move(spent));
        }
        list_.add("overrun_usd", "total", everything(), overrun);
        for (const response::Agency& agency : m_.agencies) {
            const auto found = ledger.by_agency.find(agency.id);
            list_.add("cost_usd", "total", scope_of("agency", agency.id),
                      found == ledger.by_agency.end() ? 0 : found->second);
        }
        for (const std::string& country : s_.world->state().model->countries) {
            const auto found = ledger.by_country.find(country);
            list_.add("cost_usd", "total", scope_of("country", country),
                      found == ledger.by_country.end() ? 0 : found->second);
        }
        for (std::size_t i = 0; i < m_.measures.size(); ++i)
            list_.add("cost_usd", "total", scope_of("measure", m_.measures[i].id), ledger.by_measure[i]);
        for (std::size_t p = 0; p < m_.prices.size(); ++p)
            list_.add("cost_usd", "total", scope_of("price", m_.prices[p].id), ledger.by_price[p]);
    }

    const response::State& s_;
    const response::Model& m_;
    IndicatorList list_;
    ReplicationRecord& record_;
};

}  // namespace

void summarise_response(const response::State& state, ReplicationRecord& record) {
    ResponseSummary(state, record).run();
}

}  // namespace umbral::engine
