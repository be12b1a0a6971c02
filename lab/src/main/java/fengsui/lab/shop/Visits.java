package fengsui.lab.shop;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// One customer's requests, as they come.
final class Visits {

  /// What a resolver says that lies.
  static final String LIE = "127.0.0.2";

  /// Requests that are under way when a fault begins belong to neither side of it.
  private static final Duration EDGE = Duration.ofSeconds(1);

  /// The least share of requests that must have gone out, of one every 200 ms, on a busy machine.
  private static final double LEAST = 0.2;

  /// Who is not protected may miss an answer on a busy machine, also while nobody lies.
  private static final double SERVED = 0.95;

  private final String name;
  private final List<Request> requests = new ArrayList<>();
  private String warning = "";

  Visits(String name) {
    this.name = name;
  }

  synchronized void take(String line) {
    requests.add(Request.parse(line));
    notifyAll();
  }

  synchronized void warned(String line) {
    warning = line;
  }

  /// Waits until one request went well, and forgets those before it: programs start slowly.
  synchronized boolean awaitServed(Duration longest) throws InterruptedException {
    long end = System.nanoTime() + longest.toNanos();
    while (requests.stream().noneMatch(Request::well)) {
      long left = (end - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        return false;
      }
      wait(left);
    }
    while (!requests.getFirst().well()) {
      requests.removeFirst();
    }
    return true;
  }

  /// The last it said.
  synchronized String last() {
    return requests.isEmpty() ? warning : requests.getLast().line() + " " + warning;
  }

  /// How many requests, by the address connected to and how they went.
  synchronized String words() {
    var counts = new TreeMap<String, Integer>();
    for (var each : requests) {
      counts.merge(each.address() + (each.well() ? "" : " failed"), 1, Integer::sum);
    }
    return "%s: %d requests %s".formatted(name, requests.size(), counts);
  }

  /// Says what went wrong for one that is protected.
  synchronized List<String> unharmed() {
    var problems = new ArrayList<String>();
    var failed = requests.stream().filter(each -> !each.well()).toList();
    if (!failed.isEmpty()) {
      problems.add(
          "customer %s: %d requests failed, first %s"
              .formatted(name, failed.size(), failed.getFirst().line()));
    }
    long misled = requests.stream().filter(each -> each.address().equals(LIE)).count();
    if (misled > 0) {
      problems.add("customer %s: %d requests went to %s".formatted(name, misled, LIE));
    }
    enough(requests).ifPresent(problems::add);
    return problems;
  }

  /// Says what went too well for one that is not protected.
  synchronized List<String> harmed(Instant lied, Instant until) {
    var problems = new ArrayList<String>();
    var before = requests.stream().filter(each -> each.at().isBefore(lied)).toList();
    if (before.stream().filter(Request::well).count() < SERVED * Math.max(1, before.size())) {
      problems.add("customer %s was not served before the lie".formatted(name));
    }
    var amid =
        requests.stream()
            .filter(each -> each.at().isAfter(lied.plus(EDGE)))
            .filter(each -> each.at().isBefore(until.minus(EDGE)))
            .toList();
    long misled = amid.stream().filter(each -> !each.well() && each.address().equals(LIE)).count();
    if (misled < amid.size()) {
      problems.add(
          "customer %s: only %d of %d requests were misled: the drill proves nothing"
              .formatted(name, misled, amid.size()));
    }
    enough(amid).ifPresent(problems::add);
    return problems;
  }

  private Optional<String> enough(List<Request> some) {
    if (some.isEmpty()) {
      return Optional.of("customer %s made no requests: %s".formatted(name, warning));
    }
    var time = Duration.between(some.getFirst().at(), some.getLast().at());
    return some.size() < LEAST * time.dividedBy(Customer.EVERY)
        ? Optional.of("customer %s made only %d requests".formatted(name, some.size()))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return name;
  }
}
