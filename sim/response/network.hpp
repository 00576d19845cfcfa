#pragma once
// The post on SimGrid: a host per operations room, an endpoint per agency and channel, a link per channel; duty
// officers are actors that take the next letter by priority, transmitters are actors that send what is in the outbox.

#include <memory>

#include "response/clock.hpp"
#include "response/mail.hpp"

namespace umbral::response {

/// A leg takes the channel's fixed minutes, then latency + size / bandwidth (longer only while others use the same
/// channel), then waits for a duty officer and takes his or her time. A transfer cut by an outage starts again, from
/// latency on, when the link is up: by priority, then by order of writing. A letter lost is sent again after the
/// channel's retry time. A duty officer finishes what he or she has begun when the shift ends.
///
/// @param clock  the process's one; must outlive the network
[[nodiscard]] std::unique_ptr<Mail> network_mail(Clock& clock, const Model& model, DrawKey key, Office& office);

}  // namespace umbral::response
