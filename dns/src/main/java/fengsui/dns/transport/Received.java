package fengsui.dns.transport;

import fengsui.dns.message.Opaque;

/// The bytes of what should be one message.
///
/// @param nanoTime when they came, on the monotonic clock: the closer to the network, the better
public record Received(Opaque bytes, long nanoTime) {}
