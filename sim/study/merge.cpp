#include "study/merge.hpp"

#include <fmt/format.h>

#include <map>
#include <set>

#include "base/check.hpp"
#include "base/i18n.hpp"

namespace umbral::study {
namespace {

/// What several studies hold together, and where they contradict each other.
class Union {
  public:
    /// @param file  for the messages; may be empty
    void add(const Store& store, const std::string& file) {
        if (header_ == nullptr) header_ = &store.header();
        std::vector<Problem> differing = differences(store.header(), *header_, file);
        for (Problem& difference : differing) {
            difference.hint = tr("merge only studies of one scenario, seed, window and build");
            problems_.push_back(std::move(difference));
        }
        if (!differing.empty()) return;  // their plans and results differ for that alone
        for (const auto& plan : store.plans()) {
            if (plans_.try_emplace(plan.id, plan.hash).first->second != plan.hash) {
                problems_.push_back({file, "plan", plan.id, tr("the studies hold different plans of this id"), "",
                                     tr("run the scenario again with one of them")});
                continue;
            }
            add_results(store, plan.id, file);
        }
    }
    /// @throws InputError  the studies cannot be one
    void check() {
        if (!problems_.empty()) throw InputError(std::move(problems_));
    }

  private:
    /// The hash that all formats share; empty for a replication that turns out to be damaged.
    static std::string hash_of(const Store& store, const std::string& plan, const ReplicationStatus& status) {
        if (store.format() != 1) return status.result_hash;
        const auto record = store.find_record(plan, status.replication);
        return record ? result_hash(*record) : "";
    }
    void add_results(const Store& store, const std::string& plan, const std::string& file) {
        for (const auto& status : store.replications(plan)) {
            if (status.end != Ending::finished) continue;
            const std::string hash = hash_of(store, plan, status);
            if (hash.empty()) continue;
            const auto [known, is_new] = results_.try_emplace({plan, status.replication}, hash);
            if (is_new || known->second == hash) continue;
            problems_.push_back({file, "replication", std::to_string(status.replication),
                                 tr("the two studies hold different results for one replication"), known->second,
                                 tr("run the scenario again to see which one is right")});
        }
    }

    const Header* header_ = nullptr;
    std::map<std::string, std::string> plans_;                              // hash by id
    std::map<std::pair<std::string, std::uint32_t>, std::string> results_;  // hash by plan and number
    std::vector<Problem> problems_;
};

/// Adds what `into` does not have. @pre the two do not contradict each other
void add_missing(Store& into, const Store& from, const std::string& file, Merged& merged) {
    for (const auto& plan : from.plans()) {
        into.add_plan(plan);
        std::set<std::uint32_t> there;
        for (const auto& status : into.replications(plan.id)) {
            if (status.end == Ending::finished) there.insert(status.replication);
        }
        for (const auto& status : from.replications(plan.id)) {
            if (status.end != Ending::finished || there.contains(status.replication)) continue;
            const auto record = from.find_record(plan.id, status.replication);
            if (!record) continue;
            into.add(*record);
            ++merged.added;
        }
        for (const Damage& damage : from.damages(plan.id)) merged.left_out.emplace_back(file, damage);
    }
}

void check_is_another(const std::filesystem::path& into, const std::filesystem::path& from) {
    std::error_code error;
    if (!std::filesystem::equivalent(into, from, error)) return;
    throw InputError({from.string(), "", "", tr("this study is to be written and read at once"),
                      tr("a study of another name to merge into"), ""});
}

}  // namespace

Merged merge(Store& into, const Store& from) {
    Union both;
    both.add(into, "");
    both.add(from, "");
    both.check();
    Merged merged;
    add_missing(into, from, "", merged);
    return merged;
}

Merged merge_files(const std::filesystem::path& into, const std::vector<std::filesystem::path>& from) {
    UMBRAL_CHECK(!from.empty());
    std::vector<Store> shards;
    shards.reserve(from.size());  // the union keeps a pointer to the first header
    for (const auto& file : from) {
        check_is_another(into, file);
        shards.push_back(Store::open_to_read(file));
    }
    Union all;
    for (std::size_t i = 0; i < shards.size(); ++i) all.add(shards[i], from[i].string());
    all.check();
    Store study = Store::open_to_add(into, shards.front().header());
    all.add(study, into.string());
    all.check();
    Merged merged;
    for (std::size_t i = 0; i < shards.size(); ++i) add_missing(study, shards[i], from[i].string(), merged);
    for (const PlanLabel& plan : study.plans()) {
        for (const Damage& damage : study.damages(plan.id)) merged.left_out.emplace_back(into.string(), damage);
    }
    merged.complaint = study.finish();
    return merged;
}

}  // namespace umbral::study
