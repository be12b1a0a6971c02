package fengsui.server.notify.channel;

/// How fast a receiver may be written to.
///
/// @param perMinute messages in any minute
/// @param perSecond messages in any second
/// @param crowded whether it is overloaded around full and half hours, so that what is not grave
///   should come at another time
public record Pace(int perMinute, int perSecond, boolean crowded) {

  /// For receivers that name no limit.
  static final Pace FREE = new Pace(600, 50, false);
}
