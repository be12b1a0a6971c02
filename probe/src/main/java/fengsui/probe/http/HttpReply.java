package fengsui.probe.http;

import org.jspecify.annotations.Nullable;

/// What is known of a response so far.
///
/// @param status null until the head came
/// @param complete whether the whole response is here
/// @param fault what makes it no HTTP, in words; null if nothing does
public record HttpReply(
    @Nullable Integer status,
    @Nullable String server,
    @Nullable String location,
    long bodyBytes,
    boolean complete,
    @Nullable String fault) {

  /// Before anything came.
  public static final HttpReply NOTHING = new HttpReply(null, null, null, 0, false, null);

  HttpReply head(int code, @Nullable String who, @Nullable String where) {
    return new HttpReply(code, who, where, bodyBytes, complete, fault);
  }

  HttpReply body(int bytes) {
    return new HttpReply(status, server, location, bodyBytes + bytes, complete, fault);
  }

  HttpReply whole() {
    return new HttpReply(status, server, location, bodyBytes, true, fault);
  }

  HttpReply faulty(String what) {
    return new HttpReply(
        status, server, location, bodyBytes, complete, fault == null ? what : fault);
  }
}
