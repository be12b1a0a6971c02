package fengsui.server.pages.paths;

import fengsui.model.Contradiction;
import fengsui.model.Evidence;
import fengsui.model.Floor;
import fengsui.model.Located;
import fengsui.model.StageFacts;
import fengsui.model.StageFacts.CertificateFacts;
import fengsui.model.StageFacts.Connected;
import fengsui.model.StageFacts.Exchanged;
import fengsui.model.StageFacts.Resolved;
import fengsui.model.StageFacts.Secured;
import fengsui.server.pages.Times;
import fengsui.server.pages.Words;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was measured in one stage, line by line.
public final class Facts {

  /// One fact. A loud one contradicts another.
  public record Fact(String name, String value, boolean loud) {}

  private final Words words;
  private final List<Fact> facts = new ArrayList<>();

  private Facts(Words words) {
    this.words = words;
  }

  static List<Fact> of(Evidence evidence, Words words) {
    var all = new Facts(words);
    all.add(evidence.facts());
    all.add("ending", evidence.ending() == null ? null : all.ending(evidence));
    all.add("icmp", evidence.icmp());
    evidence.contradictions().forEach(all::add);
    all.add(evidence.located());
    evidence.missing().forEach(missing -> all.add("missing", missing));
    return List.copyOf(all.facts);
  }

  private String ending(Evidence evidence) {
    return evidence.ending() == null ? "" : words.say("ending." + evidence.ending().code());
  }

  private void add(String key, @Nullable Object value) {
    if (value != null && !value.toString().isEmpty()) {
      facts.add(new Fact(words.say("fact." + key), value.toString(), false));
    }
  }

  private void add(@Nullable StageFacts stage) {
    switch (stage) {
      case null -> {}
      case Resolved resolved -> resolved(resolved);
      case Connected connected -> connected(connected);
      case Secured secured -> secured(secured);
      case Exchanged exchanged -> exchanged(exchanged);
    }
  }

  private void resolved(Resolved resolved) {
    add("resolver", resolved.resolver());
    add("answers", resolved.answers().isEmpty() ? null : String.join("  ", resolved.answers()));
    add("aliases", String.join(" → ", resolved.aliases()));
    add("rcode", resolved.rcode());
    add("ttl", resolved.ttl() == null ? null : resolved.ttl() + " s");
    for (var late : resolved.late()) {
      add(
          "late",
          words.say(
              "fact.late-answer",
              Times.ms(late.ms()),
              late.rcode(),
              String.join("  ", late.answers())));
    }
  }

  private void connected(Connected connected) {
    add("local-port", connected.localPort() == 0 ? null : connected.localPort());
    add("retransmits", connected.retransmits());
    add("rtt", connected.rttMs() == null ? null : Times.ms(connected.rttMs()));
    add("floor", floor(connected.floor()));
  }

  private void secured(Secured secured) {
    add("protocol", secured.protocol());
    add("cipher", secured.cipher());
    add("alpn", secured.alpn());
    add("sni", secured.sni());
    add("alert", secured.alert());
    secured.chain().forEach(certificate -> add("certificate", certificate(certificate)));
    add("trusted", yes(secured.chainTrusted()));
    add("name-matches", yes(secured.nameMatches()));
    add("floor", floor(secured.floor()));
  }

  private void exchanged(Exchanged exchanged) {
    add("version", exchanged.version());
    add("status", exchanged.status());
    add("server", exchanged.server());
    add("location", exchanged.location());
    add("body", words.say("fact.bytes", exchanged.bodyBytes()));
    add("first-byte", exchanged.firstByteMs() == null ? null : Times.ms(exchanged.firstByteMs()));
    add("floor", floor(exchanged.floor()));
  }

  private String certificate(CertificateFacts certificate) {
    return words.say(
        "fact.certificate-line",
        certificate.subject(),
        certificate.issuer(),
        certificate.notBefore(),
        certificate.notAfter(),
        certificate.sha256());
  }

  private void add(Contradiction contradiction) {
    var said =
        switch (contradiction) {
          case Contradiction.SynAckAfterReset(var ms) ->
              words.say("contradiction.syn-ack", Times.ms(ms));
          case Contradiction.DataAfterReset(var ms) ->
              words.say("contradiction.data", Times.ms(ms));
          case Contradiction.SecondAnswer(var first, var second, var ms) ->
              words.say(
                  "contradiction.answer",
                  String.join("  ", first),
                  String.join("  ", second),
                  Times.ms(ms));
        };
    facts.add(new Fact(words.say("fact.contradiction"), said, true));
  }

  private void add(@Nullable Located located) {
    if (located != null && located.hop() != null) {
      var router = located.router() == null ? "?" : located.router();
      add("located", words.say("fact.located-line", located.trigger(), located.hop(), router));
    }
  }

  private @Nullable String floor(@Nullable Floor floor) {
    return floor == null
        ? null
        : words.say("fact.floor-line", Times.ms(floor.ms()), floor.source());
  }

  private @Nullable String yes(@Nullable Boolean is) {
    return is == null ? null : words.say(is ? "yes" : "no");
  }
}
