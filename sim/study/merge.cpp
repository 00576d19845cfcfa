#include "study/merge.hpp"

#include <fmt/format.h>

#include <map>
#include <set>

#include "base/check.hpp"
#include "base/i18n.hpp"

namespace umbral::study {
namespace {

using engine::EndReason;

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
    void add_results(const Store& store, const std::string& plan, const std::string& file) {
        for (const auto& status : store.replications(plan)) {
            if (status.end != EndReason::finished) continue;
            const auto [known, is_new] = results_.try_emplace({plan, status.replication}, status.result_hash);
            if (is_new || known->second == status.result_hash) continue;
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
std::size_t add_missing(Store& into, const Store& from) {
    std::size_t added = 0;
    for (const auto& plan : from.plans()) {
        into.add_plan(plan);
        std::set<std::uint32_t> there;
        for (const auto& status : into.replications(plan.id)) {
            if (status.end == EndReason::finished) there.insert(status.replication);
        }
        for (const auto& status : from.replications(plan.id)) {
            if (status.end != EndReason::finished || there.contains(status.replication)) continue;
            into.add(from.record(plan.id, status.replication));
            ++added;
        }
    }
    return added;
}

void check_is_another(const std::filesystem::path& into, const std::filesystem::path& from) {
    std::error_code error;
    if (!std::filesystem::equivalent(into, from, error)) return;
    throw InputError({from.string(), "", "", tr("this study is to be written and read at once"),
                      tr("a study of another name to merge into"), ""});
}

}  // namespace

std::size_t merge(Store& into, const Store& from) {
    Union both;
    both.add(into, "");
    both.add(from, "");
    both.check();
    return add_missing(into, from);
}

std::size_t merge_files(const std::filesystem::path& into, const std::vector<std::filesystem::path>& from) {
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
    std::size_t added = 0;
    for (const Store& shard : shards) added += add_missing(study, shard);
    return added;
}

}  // namespace umbral::study
