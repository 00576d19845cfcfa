#include "analysis/queueing.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>
#include <utility>

#include "base/check.hpp"

namespace umbral::analysis {
namespace {

/// A birth-death queue whose states are weighed by the product of birth over death rates.
/// @param leave_rate   [1/time] of each waiting person
/// @param capacity     persons in all; negative: none, states are added until they no longer matter
QueueAnswer birth_death(double arrival_rate, double service_rate, double leave_rate, int servers, int capacity) {
    double weight = 1;  // of the present state, relative to the empty one
    double total = 1;
    double busy = servers == 0 ? 1 : 0;
    double waiting = 0;
    double present = 0;
    for (int n = 1; capacity < 0 || n <= capacity; ++n) {
        const int queue = std::max(0, n - servers);
        weight *= arrival_rate / (std::min(n, servers) * service_rate + queue * leave_rate);
        total += weight;
        present += n * weight;
        waiting += queue * weight;
        if (n >= servers) busy += weight;
        if (capacity < 0 && n > servers && weight < total * 1e-18) break;
        // Large systems start from a negligible empty state: keep the numbers in range.
        if (total > 1e200) {
            for (double* sum : {&weight, &total, &busy, &waiting, &present}) *sum *= 1e-200;
        }
    }
    QueueAnswer answer;
    answer.mean_queue = waiting / total;
    answer.mean_present = present / total;
    const double full = capacity < 0 ? 0 : weight / total;
    answer.wait_probability = busy / total - full;
    answer.lost_fraction = capacity < 0 ? leave_rate * answer.mean_queue / arrival_rate : full;
    answer.mean_wait = answer.mean_queue / (arrival_rate * (1 - full));
    return answer;
}

}  // namespace

double erlang_b(double offered_load, int servers) {
    UMBRAL_CHECK(offered_load > 0 && servers >= 0);
    double blocked = 1;
    for (int n = 1; n <= servers; ++n) blocked = offered_load * blocked / (n + offered_load * blocked);
    return blocked;
}

QueueAnswer mmc(double arrival_rate, double service_rate, int servers) {
    const double load = arrival_rate / service_rate;
    const double utilisation = load / servers;
    UMBRAL_CHECK(utilisation < 1);
    const double blocked = erlang_b(load, servers);
    QueueAnswer answer;
    answer.wait_probability = blocked / (1 - utilisation * (1 - blocked));
    answer.mean_wait = answer.wait_probability / (servers * service_rate - arrival_rate);
    answer.mean_queue = arrival_rate * answer.mean_wait;
    answer.mean_present = answer.mean_queue + load;
    return answer;
}

QueueAnswer mmck(double arrival_rate, double service_rate, int servers, int capacity) {
    UMBRAL_CHECK(capacity >= servers && servers > 0);
    return birth_death(arrival_rate, service_rate, 0, servers, capacity);
}

QueueAnswer erlang_a(double arrival_rate, double service_rate, double abandonment_rate, int servers) {
    UMBRAL_CHECK(abandonment_rate > 0);
    return birth_death(arrival_rate, service_rate, abandonment_rate, servers, -1);
}

double mg1_mean_wait(double arrival_rate, double mean_service, double service_scv) {
    const double utilisation = arrival_rate * mean_service;
    UMBRAL_CHECK(utilisation < 1);
    return utilisation * mean_service * (1 + service_scv) / 2 / (1 - utilisation);
}

std::vector<double> priority_mm1_mean_waits(const std::vector<double>& arrival_rates, double service_rate) {
    // The residual service found on arrival, then the work of one's own class and above.
    const double all = std::accumulate(arrival_rates.begin(), arrival_rates.end(), 0.0) / service_rate;
    UMBRAL_CHECK(all < 1);
    const double residual = all / service_rate;
    std::vector<double> waits;
    double above = 0;
    for (const double rate : arrival_rates) {
        const double with_own = above + rate / service_rate;
        waits.push_back(residual / ((1 - above) * (1 - with_own)));
        above = with_own;
    }
    return waits;
}

CyclicPresence cyclic_presence(double base_rate, double swing_rate, double period, double mean_stay) {
    const double frequency = 2 * std::numbers::pi / period;
    const double turn = frequency * mean_stay;
    return {base_rate * mean_stay, swing_rate * mean_stay / std::sqrt(1 + turn * turn), std::atan(turn) / frequency};
}

std::vector<double> traffic_rates(const std::vector<double>& outside, const std::vector<std::vector<double>>& routing) {
    const std::size_t n = outside.size();
    std::vector<std::vector<double>> matrix(n, std::vector<double>(n));
    std::vector<double> rates = outside;
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j < n; ++j) matrix[i][j] = (i == j ? 1.0 : 0.0) - routing[j][i];
    }
    // Gaussian elimination with partial pivoting, both ways at once.
    for (std::size_t column = 0; column < n; ++column) {
        std::size_t pivot = column;
        for (std::size_t row = column + 1; row < n; ++row) {
            if (std::abs(matrix[row][column]) > std::abs(matrix[pivot][column])) pivot = row;
        }
        UMBRAL_CHECK(std::abs(matrix[pivot][column]) > 1e-12);  // somebody must be able to leave the network
        std::swap(matrix[pivot], matrix[column]);
        std::swap(rates[pivot], rates[column]);
        for (std::size_t row = 0; row < n; ++row) {
            if (row == column) continue;
            const double factor = matrix[row][column] / matrix[column][column];
            for (std::size_t j = column; j < n; ++j) matrix[row][j] -= factor * matrix[column][j];
            rates[row] -= factor * rates[column];
        }
    }
    for (std::size_t i = 0; i < n; ++i) rates[i] /= matrix[i][i];
    return rates;
}

}  // namespace umbral::analysis
