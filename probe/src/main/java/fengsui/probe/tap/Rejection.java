package fengsui.probe.tap;

import fengsui.model.IcmpError;

/// An ICMP error about one of our segments; `atNanos` is on the clock of [System#nanoTime].
public record Rejection(long atNanos, IcmpError error) {}
