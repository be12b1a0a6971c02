package fengsui.probe;

import fengsui.probe.net.Connection;
import org.jspecify.annotations.Nullable;

/// The connect stage's step, and the connection if there is one.
record Link(Lap lap, @Nullable Connection connection) {}
