package fengsui.probe;

import fengsui.model.Step;
import java.net.InetAddress;
import java.util.List;

/// The resolve stage's step, and where a plain client would now connect to, in its order.
record Answered(Step step, List<InetAddress> addresses) {}
