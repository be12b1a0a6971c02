package fengsui.cli;

import fengsui.model.Contradiction;
import fengsui.model.Evidence;
import fengsui.model.Floor;
import fengsui.model.Located;
import fengsui.model.StageFacts;
import fengsui.model.StageFacts.CertificateFacts;
import fengsui.model.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The most telling facts of a step, in a few words.
final class Remark {

  private final List<String> parts = new ArrayList<>();

  private Remark() {}

  static String of(Step step) {
    var remark = new Remark();
    remark.ending(step.evidence());
    remark.facts(step.evidence().facts());
    step.evidence().contradictions().forEach(remark::contradiction);
    remark.located(step.evidence().located());
    return String.join(", ", remark.parts);
  }

  private void ending(Evidence evidence) {
    var icmp = evidence.icmp();
    if (icmp != null) {
      parts.add(icmp.toString());
    } else if (evidence.ending() != null) {
      parts.add(evidence.ending().code().replace('_', ' '));
    }
  }

  private void facts(@Nullable StageFacts facts) {
    switch (facts) {
      case null -> {}
      case StageFacts.Resolved resolved -> resolved(resolved);
      case StageFacts.Connected connected -> {
        if (connected.retransmits() != null && connected.retransmits() > 0) {
          parts.add("SYN sent again " + connected.retransmits() + "×");
        }
        floor(connected.floor());
      }
      case StageFacts.Secured secured -> secured(secured);
      case StageFacts.Exchanged exchanged -> {
        parts.add(
            exchanged.version() + (exchanged.status() == null ? "" : " " + exchanged.status()));
        floor(exchanged.floor());
      }
    }
  }

  private void resolved(StageFacts.Resolved facts) {
    if (!facts.answers().isEmpty()) {
      parts.add(String.join(" ", facts.answers()));
    }
    parts.add("by " + facts.resolver());
    for (var late : facts.late()) {
      parts.add("then " + String.join(" ", late.answers()) + " after " + ms(late.ms()));
    }
  }

  private void secured(StageFacts.Secured facts) {
    add(facts.protocol());
    add(facts.alpn());
    add(facts.alert() == null ? null : "alert " + facts.alert());
    if (!facts.chain().isEmpty()) {
      certificate(facts.chain().getFirst());
    }
    floor(facts.floor());
  }

  private void certificate(CertificateFacts facts) {
    parts.add(
        "certificate for "
            + (facts.names().isEmpty() ? facts.subject() : facts.names().getFirst()));
    parts.add("to " + facts.notAfter().toString().substring(0, 10));
  }

  private void add(@Nullable String part) {
    if (part != null) {
      parts.add(part);
    }
  }

  private void floor(@Nullable Floor floor) {
    add(floor == null ? null : "floor " + ms(floor.ms()) + " (" + floor.source() + ")");
  }

  private void contradiction(Contradiction contradiction) {
    parts.add(
        switch (contradiction) {
          case Contradiction.SynAckAfterReset(var at) -> "yet the genuine SYN+ACK after " + ms(at);
          case Contradiction.DataAfterReset(var at) -> "yet genuine data after " + ms(at);
          case Contradiction.SecondAnswer(_, var second, var at) ->
              "yet a second answer " + String.join(" ", second) + " after " + ms(at);
        });
  }

  private void located(@Nullable Located located) {
    if (located != null) {
      parts.add(located.hop() == null ? "no device found" : "device at hop " + located.hop());
    }
  }

  static String ms(double value) {
    return String.format(Locale.ROOT, value < 1 ? "%.2f ms" : "%.1f ms", value);
  }
}
