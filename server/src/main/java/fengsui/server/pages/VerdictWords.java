package fengsui.server.pages;

import fengsui.model.Coded;
import fengsui.model.FaultDomain;
import fengsui.model.Verdict;
import fengsui.model.Verdict.Where;
import fengsui.server.incident.Incident;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A verdict in words for somebody who was just woken up.
public record VerdictWords(Words words) {

  /// What the ledger adds to a fact: its source and time, and what each cause would have shown.
  private static final Pattern LEDGER = Pattern.compile(" \\([^()]*\\); expected: .*$");

  /// Whose outage it is, in one sentence without its full stop.
  public String whose(Verdict verdict) {
    var key = "verdict." + verdict.domain().code();
    var named = named(verdict);
    var what = what(verdict.where());
    var said = named.isEmpty() ? words.say(key) : words.say(key + "-named", named);
    return what.isEmpty() ? said : words.say("verdict.with", said, what);
  }

  /// The domain alone, such as `border`.
  public String domain(FaultDomain domain) {
    return words.say("domain." + domain.code());
  }

  /// How sure, such as `98 % sure`; empty when that says nothing.
  public String sure(Verdict verdict) {
    if (verdict.domain() == FaultDomain.UNKNOWN || verdict.domain() == FaultDomain.NONE) {
      return "";
    }
    var percent = Math.round(verdict.confidence() * 100);
    return percent > 99 ? words.say("verdict.very-sure") : words.say("verdict.sure", percent);
  }

  /// How big, such as `12 targets from 3 vantages`, or `535.54 CNY, 27 payments, 25 people`.
  public String scope(Incident incident) {
    var alarm = incident.alarm();
    if (alarm == null) {
      return words.say(
          "verdict.scope",
          words.count("target", incident.targets().size()),
          words.count("vantage", incident.agents().size()));
    }
    var cost = alarm.exposure();
    return cost.amount().toPlainString()
        + " "
        + cost.currency()
        + words.say("list.comma")
        + words.say("payments.touched", cost.payments(), cost.people());
  }

  /// What a person should do next.
  public String advice(Verdict verdict) {
    var layer = verdict.where().layer();
    var key = "advice." + verdict.domain().code();
    return layer == null
        ? words.say(key)
        : words.find(key + "-" + layer.code()).orElseGet(() -> words.say(key));
  }

  /// A line of the ledger without what only a program needs.
  public String fact(String line) {
    return new LedgerWords(words).say(bare(line));
  }

  private static String bare(String line) {
    return LEDGER.matcher(line).replaceFirst("");
  }

  /// What a line of the ledger says beside the fact: its source, and what else it could have been.
  public String source(String line) {
    return new LedgerWords(words).say(line.substring(bare(line).length()).strip());
  }

  private String named(Verdict verdict) {
    var where = verdict.where();
    return switch (verdict.domain()) {
      case CARRIER -> carrier(where);
      case PROVIDER -> where.provider() == null ? "" : where.provider();
      case CHANGE -> where.change() == null ? "" : where.change();
      case MONITOR -> where.agent() == null ? "" : where.agent();
      case OURS, BORDER, NONE, UNKNOWN -> "";
    };
  }

  private String carrier(Where where) {
    var carrier = where.carrier();
    if (carrier == null) {
      return "";
    }
    var name = words.name("carrier", carrier.code());
    var province = where.province();
    return province == null
        ? name
        : words.say("verdict.carrier-in", name, words.name("province", province));
  }

  /// What failed, such as `TCP/443, outbound`; empty if nothing is named.
  public String what(Where where) {
    var parts = new ArrayList<String>();
    var port = where.port();
    var layer = layer(where.layer());
    if (port != null) {
      parts.add(layer.isEmpty() ? words.say("verdict.port", port) : layer + "/" + port);
    } else if (!layer.isEmpty()) {
      parts.add(layer);
    }
    coded("direction", where.direction(), parts);
    return String.join(words.say("list.comma"), parts);
  }

  private String layer(Verdict.@Nullable Layer layer) {
    if (layer == null) {
      return "";
    }
    return layer == Verdict.Layer.PATH
        ? words.say("verdict.path")
        : layer.code().toUpperCase(Locale.ROOT);
  }

  private void coded(String kind, @Nullable Coded word, List<String> parts) {
    if (word != null) {
      parts.add(words.say(kind + "." + word.code()));
    }
  }
}
