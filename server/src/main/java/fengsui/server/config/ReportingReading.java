package fengsui.server.config;

import fengsui.model.Carrier;
import fengsui.server.config.Reporting.CarrierDesk;
import fengsui.server.config.Reporting.Reminders;
import fengsui.server.config.Reporting.Reporter;
import fengsui.server.yaml.Problems;
import fengsui.server.yaml.Section;
import fengsui.server.yaml.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads who reports faults to carriers, and to whom.
final class ReportingReading {

  private static final List<String> DESK =
      List.of("carrier", "province", "name", "phone", "email", "portal", "contract", "circuits");
  private static final List<String> REPORTS = List.of("organisation", "contact", "reminders");
  private static final List<String> STATES =
      List.of("drafted", "filed", "acknowledged", "escalated");
  private static final Duration SHORTEST = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofDays(30);
  private static final int LENGTH = 300;

  private final Section top;
  private final Problems problems;

  ReportingReading(Section top, Problems problems) {
    this.top = top;
    this.problems = problems;
  }

  Reporting all() {
    var from = top.section("reports", REPORTS);
    var reporter = new Reporter(line(from, "organisation"), line(from, "contact"));
    return new Reporting(reporter, desks(), reminders(from.section("reminders", STATES)));
  }

  private List<CarrierDesk> desks() {
    var desks = new ArrayList<CarrierDesk>();
    var places = new HashSet<String>();
    for (var element : top.elements("carriers")) {
      var from = Section.of(element.node(), element.path(), DESK, problems);
      var desk = desk(from);
      if (desk != null && !places.add(desk.carrier() + " " + desk.province())) {
        from.wrong("carrier", "has a desk for this place already", "remove one of them");
      } else if (desk != null) {
        desks.add(desk);
      }
    }
    return desks;
  }

  private static @Nullable CarrierDesk desk(Section from) {
    var carrier = from.word("carrier", "other", "name one of them", it -> new Carrier(it).code());
    String province =
        from.has("province")
            ? from.wordOr(
                "province", "unknown", "write a name such as beijing", ReportingReading::province)
            : null;
    var circuits = from.words("circuits", "write what names the circuit", ReportingReading::line);
    return from.make(() ->
        new CarrierDesk(
            carrier,
            province,
            line(from, "name"),
            line(from, "phone"),
            line(from, "email"),
            line(from, "portal"),
            line(from, "contract"),
            circuits));
  }

  private static String province(String text) {
    if (!text.matches("[a-z][a-z-]*")) {
      throw new IllegalArgumentException(
          "must be a lower-case name, but is " + Problems.brief(text));
    }
    return text;
  }

  private static Reminders reminders(Section from) {
    var usual = Reminders.DEFAULT;
    return new Reminders(
        span(from, "drafted", usual.drafted()),
        span(from, "filed", usual.filed()),
        span(from, "acknowledged", usual.acknowledged()),
        span(from, "escalated", usual.escalated()));
  }

  private static Duration span(Section from, String state, Duration usual) {
    return from.wordOr(
        state, usual, "write a duration such as 30m or 2h", Words.span(SHORTEST, LONGEST));
  }

  private static String line(Section from, String name) {
    return from.wordOr(name, "", "write one line", ReportingReading::line);
  }

  private static String line(String text) {
    if (text.length() > LENGTH || text.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          "must be one line of at most %d characters, but is %s"
              .formatted(LENGTH, Problems.brief(text)));
    }
    return text.strip();
  }
}
