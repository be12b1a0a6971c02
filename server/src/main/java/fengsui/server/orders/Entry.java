package fengsui.server.orders;

import fengsui.model.Coded;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One order and what became of it.
///
/// @param issued null while it is only proposed
/// @param expires null while it is only proposed
/// @param withdrawn null unless somebody took it back
public record Entry(
    long number,
    Wish wish,
    String proposedBy,
    Instant proposed,
    @Nullable String issuedBy,
    @Nullable Instant issued,
    @Nullable Instant expires,
    @Nullable String withdrawnBy,
    @Nullable Instant withdrawn) {

  /// Where it stands.
  public enum State implements Coded {
    PROPOSED("proposed"),
    RUNNING("running"),
    EXPIRED("expired"),
    WITHDRAWN("withdrawn");

    private final String code;

    State(String code) {
      this.code = code;
    }

    @Override
    public String code() {
      return code;
    }
  }

  public State state(Instant now) {
    if (withdrawn != null) {
      return State.WITHDRAWN;
    }
    var end = expires;
    if (end == null) {
      return State.PROPOSED;
    }
    return now.isBefore(end) ? State.RUNNING : State.EXPIRED;
  }

  /// What clients call it, such as `ord-7`.
  public String id() {
    return "ord-" + number;
  }
}
