#include "scenario/rights.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "base/i18n.hpp"
#include "scenario/names.hpp"
#include "scenario/protection_ways.hpp"
#include "scenario/rules/pathway_graph.hpp"
#include "scenario/rules/rosters.hpp"
#include "scenario/rules/rules.hpp"
#include "scenario/support.hpp"
#include "scenario/withdrawals.hpp"

namespace umbral::scenario {
namespace {

using Ids = std::set<std::string>;

bool holds_people(SiteKind kind) { return kind == SiteKind::centre_custody || kind == SiteKind::centre_detention; }

bool has_children(const Profile& profile) {
    static const Ids needs_of_children{"unaccompanied_child", "separated_child", "child_at_risk"};
    return highest(profile.children_fraction) > 0 ||
           std::any_of(profile.needs.begin(), profile.needs.end(), [](const NeedShare& need) {
               return needs_of_children.contains(need.need) && highest(need.share) > 0;
           });
}

/// Steps a party may come to from `from`, itself included.
std::set<std::size_t> steps_from(const PathwayGraph& graph, std::size_t from) {
    std::set<std::size_t> found{from};
    std::vector<std::size_t> to_visit{from};
    while (!to_visit.empty()) {
        const std::size_t step = to_visit.back();
        to_visit.pop_back();
        for (const std::size_t next : graph.following(step)) {
            if (found.insert(next).second) to_visit.push_back(next);
        }
    }
    return found;
}

/// Looks at one effect of a measure.
class Look {
  public:
    Look(const Scenario& scenario, const Plan& plan, const Measure& measure, Path path, std::vector<Problem>& concerns)
        : scenario_(scenario),
          plan_(plan),
          measure_(measure),
          entered_(entered_at(scenario.sites)),
          withdrawals_(scenario, plan),
          path_(std::move(path)),
          concerns_(concerns) {}

    void operator()(const SetReferral& effect) const {
        const Site* site = find_by_id(scenario_.sites, effect.site);
        Ids children;
        for (const Pathway& pathway : site->pathways) {
            const PathwayGraph graph(pathway, entered_);
            for (std::size_t i = 0; i < pathway.steps.size(); ++i) {
                if (pathway.steps[i].id == effect.step && pathway.steps[i].refer && graph.reached(i))
                    children.merge(children_of(*site, pathway));
            }
        }
        sends(children, used_routes_of(effect.rule));
    }

    void operator()(const SetBranch& effect) const {
        const Site* site = find_by_id(scenario_.sites, effect.site);
        for (const Pathway& before : site->pathways) {
            Pathway pathway = before;
            if (!rebranch(pathway, effect)) continue;
            const Ids children = children_of(*site, before);
            const PathwayGraph graph(pathway, entered_);
            for (std::size_t i = 0; i < pathway.steps.size(); ++i) {
                if (pathway.steps[i].id != effect.step || !graph.reached(i)) continue;
                for (const std::size_t step : steps_from(graph, i)) {
                    if (pathway.steps[step].refer) sends(children, used_routes_of(*pathway.steps[step].refer));
                }
            }
        }
    }

    void operator()(const SetRouteOpen& effect) const {
        if (effect.open) sends(children_who_take(effect.route), {effect.route});
    }
    void operator()(const MovePeople& effect) const { sends(children_who_take(effect.route), {effect.route}); }

    void operator()(const AddPlaces& effect) const {
        const Site* site = find_by_id(scenario_.sites, effect.site);
        if (withdrawals_.takes_places(measure_, effect))
            add(site->id,
                fmt::format(fmt::runtime(tr("places are taken away in {}, where people are protected")),
                            name_of(*site)),
                tr("as many places as now"));
        if (!holds_people(site->kind) || std::max(highest(effect.places), highest(effect.overflow)) <= 0) return;
        const auto room = std::find_if(site->rooms.begin(), site->rooms.end(),
                                       [&](const Room& candidate) { return candidate.type == effect.room; });
        Ids admitted;
        for (const Profile& profile : scenario_.profiles) {
            const bool may_use = room == site->rooms.end() || room->profiles.empty() ||
                                 std::count(room->profiles.begin(), room->profiles.end(), profile.id) > 0;
            if (may_use && has_children(profile) && pathway_of(*site, profile.id) != nullptr)
                admitted.insert(profile.id);
        }
        if (admitted.empty()) return;
        add(site->id,
            fmt::format(
                fmt::runtime(tr("places are added in {}, where people are held, that parties with children ({}) may "
                                "use")),
                name_of(*site), names_of(admitted)),
            tr("places for them elsewhere, or a room type they may not use (room_profiles)"));
    }

    void operator()(const SetOpeningHours& effect) const {
        const Site* site = find_by_id(scenario_.sites, effect.site);
        if (site->kind != SiteKind::centre_protection || !shortens(site->opening_hours, effect.hours)) return;
        add(site->id,
            fmt::format(fmt::runtime(tr("{} protects people and would be closed at hours at which it is open now")),
                        name_of(*site)),
            tr("at least the present opening hours"));
    }

    void operator()(const AddOfficers& effect) const { deserts({effect.site, effect.pool}); }
    void operator()(const MoveOfficers& effect) const { deserts({effect.from_site, effect.from_pool}); }

    void operator()(const auto&) const {}  // takes nothing away from anybody

    void no_way_left(const std::string& site) const {
        add(site,
            fmt::format(fmt::runtime(tr("no way to {} would be left, where people are protected")),
                        name_in(scenario_.sites, site)),
            tr("another open route there, and a step that refers to it"));
    }

  private:
    void deserts(const PoolOf& pool) const {
        const Site& site = *find_by_id(scenario_.sites, pool.site);
        for (const Station* station : withdrawals_.deserted_by(measure_, pool)) {
            add(station->id,
                fmt::format(fmt::runtime(tr("nobody would be left at \u201c{}\u201d in {}: who comes there waits "
                                            "without end")),
                            name_of(*station), name_of(site)),
                tr("at least one officer of those on duty"));
        }
    }

    /// "Families, Girls alone": what profiles are called.
    [[nodiscard]] std::string names_of(const Ids& profiles) const {
        std::vector<std::string> names;
        for (const std::string& id : profiles) names.push_back(name_in(scenario_.profiles, id));
        return fmt::format("{}", fmt::join(names, ", "));
    }

    /// Profiles with children that take this pathway of the site.
    [[nodiscard]] Ids children_of(const Site& site, const Pathway& pathway) const {
        Ids children;
        for (const Profile& profile : scenario_.profiles) {
            if (has_children(profile) && pathway_of(site, profile.id) == &pathway) children.insert(profile.id);
        }
        return children;
    }

    /// Profiles with children that some step, or the plan, may send by a route.
    [[nodiscard]] Ids children_who_take(const std::string& route) const {
        Ids children;
        const auto takes = [&](const ReferralRule& rule) { return used_routes_of(rule).contains(route); };
        for (const Site& site : scenario_.sites) {
            const bool by_plan = plan_refers(site, takes);
            for (const Pathway& pathway : site.pathways) {
                const bool by_step = std::any_of(pathway.steps.begin(), pathway.steps.end(),
                                                 [&](const Step& step) { return step.refer && takes(*step.refer); });
                if (by_plan || by_step || site.divert_route == route) children.merge(children_of(site, pathway));
            }
        }
        return children;
    }

    template <class Takes>
    [[nodiscard]] bool plan_refers(const Site& site, const Takes& takes) const {
        for (const Measure& measure : plan_.measures) {
            for (const Effect& effect : measure.effects) {
                const auto* referral = std::get_if<SetReferral>(&effect);
                if (referral != nullptr && referral->site == site.id && takes(referral->rule)) return true;
            }
        }
        return false;
    }

    void sends(const Ids& children, const Ids& routes) const {
        if (children.empty()) return;
        for (const std::string& id : routes) {
            const Route* route = find_by_id(scenario_.routes, id);
            const Site* to = find_by_id(scenario_.sites, route->to);
            if (!holds_people(to->kind)) continue;
            add(id,
                fmt::format(fmt::runtime(tr("parties with children ({}) may be sent to {}, where people are held")),
                            names_of(children), name_of(*to)),
                tr("another place for them: a shelter, a protection centre, an alternative to detention"));
        }
    }

    void add(const std::string& value, const std::string& message, std::string right) const {
        concerns_.push_back({"plans/" + plan_.id + ".json",
                             path_.text(),
                             value,
                             fmt::format(fmt::runtime(tr("\u201c{}\u201d: {}")), name_of(measure_), message),
                             std::move(right),
                             {}});
    }

    const Scenario& scenario_;
    const Plan& plan_;
    const Measure& measure_;
    std::set<std::string> entered_;  // steps at which pathways begin
    Withdrawals withdrawals_;
    Path path_;
    std::vector<Problem>& concerns_;
};

}  // namespace

std::vector<Problem> rights_concerns(const Scenario& scenario, const Plan& plan) {
    std::vector<Problem> concerns;
    const ProtectionWays ways(scenario, plan);
    for (std::size_t m = 0; m < plan.measures.size(); ++m) {
        const Measure& measure = plan.measures[m];
        for (std::size_t e = 0; e < measure.effects.size(); ++e) {
            const Path path = (Path("measures").element(m, measure.id) / "effects").element(e);
            const Look look(scenario, plan, measure, path, concerns);
            std::visit(look, measure.effects[e]);
            for (const std::string& site : ways.closed_by(measure, e)) look.no_way_left(site);
        }
    }
    return concerns;
}

}  // namespace umbral::scenario
