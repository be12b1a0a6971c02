package fengsui.cli;

import fengsui.agent.AgentStatus;
import java.time.Instant;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// An agent's status in one line.
///
/// @param json whether a program reads it
record AgentText(boolean json) {

  String of(AgentStatus status, Instant now) {
    return json ? object(status, now) : words(status);
  }

  // Our own words and numbers only: nothing here needs escaping.
  private static String object(AgentStatus status, Instant now) {
    var gauges =
        new TreeMap<>(status.gauges())
            .entrySet().stream()
                .map(gauge -> "\"%s\":%d".formatted(gauge.getKey(), gauge.getValue()))
                .collect(Collectors.joining(","));
    return "{\"at\":\"%s\",\"post\":\"%s\",\"planRevision\":%d,\"targets\":%d,%s}"
        .formatted(now, status.contact().code(), status.planRevision(), status.targets(), gauges);
  }

  private static String words(AgentStatus status) {
    return "post %s, %d targets, %d looks, %d observations delivered, %d on disk, %d dropped"
        .formatted(
            status.contact().code(),
            status.targets(),
            status.looks().looks(),
            status.sent().sent(),
            status.spool().spooled() + status.spool().waiting(),
            status.spool().dropped());
  }
}
