package fengsui.client.orders;

import static java.nio.charset.StandardCharsets.UTF_8;

import fengsui.model.Coded;
import java.net.URLEncoder;

/// How it stands with somebody who takes orders.
///
/// @param here where it stands
/// @param sequence of the newest sheet that was taken; 0 before the first
/// @param order the one that is followed, or was until now; empty for none
/// @param refusal why the sheet that came last was not taken; empty if it was
/// @param why no order is followed although there are some; else empty
public record Standing(
    Place here, long sequence, State state, String order, String refusal, String why) {

  /// What look-ups go by.
  public enum State implements Coded {
    /// The usual order.
    NONE("none"),
    /// An order in force.
    FOLLOWED("followed"),
    /// An order that is over: this host's own resolver has yet to prove itself.
    RETURNING("returning"),
    /// An order is for us, but nothing here looks names up by it.
    UNUSED("unused");

    private final String code;

    State(String code) {
      this.code = code;
    }

    @Override
    public String code() {
      return code;
    }
  }

  /// All of it as one line for a header, in the form of a web form.
  ///
  /// @param name who this is; among all that use one token
  public String text(String name) {
    var text = new StringBuilder("sequence=").append(sequence).append("&state=");
    text.append(state.code());
    add(text, "name", name);
    add(text, "carrier", here.carrier());
    add(text, "province", here.province());
    add(text, "order", order);
    add(text, "refusal", refusal);
    add(text, "why", why);
    return text.toString();
  }

  private static void add(StringBuilder text, String key, String value) {
    if (!value.isEmpty()) {
      var most = Math.min(300, value.length());
      text.append('&').append(key).append('=');
      text.append(URLEncoder.encode(value.substring(0, most), UTF_8));
    }
  }
}
