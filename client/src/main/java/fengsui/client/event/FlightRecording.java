package fengsui.client.event;

import fengsui.dns.IpText;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Collectors;
import jdk.jfr.Category;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/// Writes judged answers and ended look-ups into the JDK's flight recorder, where one runs. Needs
/// the module `jdk.jfr`, which some made-up run-time images leave out.
public final class FlightRecording implements Listener {

  /// An answer was judged.
  @Name("fengsui.AnswerJudged")
  @Label("DNS answer judged")
  @Category("Fengsui")
  @StackTrace(false)
  static final class AnswerJudged extends jdk.jfr.Event {
    String host = "";
    String way = "";
    String worth = "";
    String dropped = "";
    String reason = "";
  }

  /// A look-up ended.
  @Name("fengsui.LookedUp")
  @Label("Name looked up")
  @Category("Fengsui")
  @StackTrace(false)
  static final class LookedUp extends jdk.jfr.Event {
    String host = "";
    String tier = "";
    String way = "";
    String worth = "";
    String addresses = "";
    double milliseconds;
  }

  /// A listener for [fengsui.client.jdk.Fengsui#listen], or for a resolver of one's own.
  public FlightRecording() {}

  @Override
  public void on(Event event) {
    switch (event) {
      case Event.Judged judged -> write(judged);
      case Event.Resolved resolved -> write(resolved);
      case Event.Unresolved unresolved -> write(unresolved);
      case Event.Asked asked -> {}
      case Event.Failed failed -> {}
    }
  }

  private static void write(Event.Judged judged) {
    var event = new AnswerJudged();
    if (event.isEnabled()) {
      event.host = judged.host();
      event.way = judged.way();
      event.worth = judged.worth().code();
      event.dropped = text(judged.dropped());
      event.reason = judged.reasons().getFirst();
      event.commit();
    }
  }

  private static void write(Event.Resolved resolved) {
    var event = new LookedUp();
    if (event.isEnabled()) {
      event.host = resolved.host();
      event.tier = resolved.tier().code();
      event.way = resolved.way();
      event.worth = resolved.worth().code();
      event.addresses = text(resolved.addresses());
      event.milliseconds = resolved.elapsed().toNanos() / 1e6;
      event.commit();
    }
  }

  private static void write(Event.Unresolved unresolved) {
    var event = new LookedUp();
    if (event.isEnabled()) {
      event.host = unresolved.host();
      event.worth = unresolved.why();
      event.milliseconds = unresolved.elapsed().toNanos() / 1e6;
      event.commit();
    }
  }

  private static String text(List<InetAddress> addresses) {
    return addresses.stream().map(IpText::of).collect(Collectors.joining(" "));
  }
}
