#include "response/model.hpp"

#include <algorithm>

namespace umbral::response {

double Agency::on_duty(TimeUs at_us) const {
    const bool nobody = std::any_of(unstaffed.begin(), unstaffed.end(),
                                    [&](const Span& span) { return span.from_us <= at_us && at_us < span.to_us; });
    return nobody ? 0 : duty.value_at(clock, at_us);
}

double Agency::on_duty_us(TimeUs from_us, TimeUs to_us) const {
    double sum = 0;
    for (TimeUs at_us = from_us; at_us < to_us;) {
        const TimeUs next_us = std::min(to_us, next_duty_change_us(at_us));
        sum += on_duty(at_us) * static_cast<double>(next_us - at_us);
        at_us = next_us;
    }
    return sum;
}

TimeUs Agency::seat_on_duty_us(int seat, TimeUs from_us, TimeUs to_us) const {
    TimeUs sum = 0;
    for (TimeUs at_us = from_us; at_us < to_us;) {
        const TimeUs next_us = std::min(to_us, next_duty_change_us(at_us));
        if (on_duty(at_us) > seat) sum += next_us - at_us;
        at_us = next_us;
    }
    return sum;
}

TimeUs Agency::next_duty_change_us(TimeUs at_us) const {
    TimeUs next_us = duty.next_change_us(clock, at_us);
    for (const Span& span : unstaffed) {
        if (span.from_us > at_us) next_us = std::min(next_us, span.from_us);
        if (span.to_us > at_us) next_us = std::min(next_us, span.to_us);
    }
    return next_us;
}

TimeUs Agency::next_staffed_us(TimeUs from_us) const {
    while (from_us != never_us && on_duty(from_us) <= 0) from_us = next_duty_change_us(from_us);
    return from_us;
}

}  // namespace umbral::response
