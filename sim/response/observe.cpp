#include "response/observe.hpp"

#include <numeric>

#include "people/places.hpp"

namespace umbral::response {
namespace {

template <class Values>
std::int64_t sum_of(const Values& values) {
    return std::accumulate(values.begin(), values.end(), std::int64_t{0});
}

}  // namespace

void Observer::LastDay::add(std::int64_t total) {
    const std::int64_t increase = total >= before_ ? total - before_ : total;
    before_ = total;
    sum_ += increase - increases_[next_];
    increases_[next_] = increase;
    next_ = (next_ + 1) % increases_.size();
    if (calls_ < increases_.size()) ++calls_;
}

Observer::Observer(const people::State& world) : world_(world) {
    truth_.sites.resize(world.sites.size());
    truth_.under_way.resize(world.routes.size());
    arrived_.resize(world.sites.size());
    departed_.resize(world.sites.size());
    over_limit_.resize(world.sites.size());
}

void Observer::count(TimeUs now_us) {
    for (std::size_t i = 0; i < world_.sites.size(); ++i) {
        const people::SiteState& site = world_.sites[i];
        const people::SiteMeasures& counted = site.counted;
        const auto set = [&](Observable what, double value) {
            truth_.sites[i][static_cast<std::size_t>(what)] = {value, now_us};
        };
        const auto set_day = [&](Observable what, LastDay& day, std::int64_t total) {
            day.add(total);
            truth_.sites[i][static_cast<std::size_t>(what)] = day.figure(now_us);
        };
        set(Observable::present, static_cast<double>(counted.present.value()));
        set(Observable::crowding, static_cast<double>(counted.crowding.places()));
        set(Observable::waiting, static_cast<double>(counted.waiting.value()));
        set(Observable::queue, static_cast<double>(counted.queued.value()));
        set(Observable::stranded, static_cast<double>(counted.stranded.value()));
        set_day(Observable::arrived, arrived_[i], sum_of(counted.arrived));
        set_day(Observable::departed, departed_[i], site.out_persons);
        set(Observable::unsheltered, static_cast<double>(sum_of(site.open_persons)));
        set_day(Observable::over_limit, over_limit_[i], sum_of(counted.over_limit));
        set(Observable::free_places, people::free_places(world_, people::SiteId{i}));
    }
    for (std::size_t r = 0; r < world_.routes.size(); ++r)
        truth_.under_way[r] = {static_cast<double>(world_.routes[r].counted.travelling.value()), now_us};
}

}  // namespace umbral::response
