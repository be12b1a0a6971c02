package fengsui.server.notify.channel;

import java.time.Duration;

/// What became of a message.
public sealed interface Outcome {

  /// The receiver said that it took it.
  record Sent() implements Outcome {}

  /// Not now.
  ///
  /// @param after how long the receiver wants to be left alone; zero if it did not say
  /// @param arrived whether it may have taken the message without our knowing
  record RetryAfter(Duration after, String reason, boolean arrived) implements Outcome {}

  /// Nothing will pass until a person changes something there or in our configuration.
  record ChannelDisabled(String reason) implements Outcome {}

  /// The receiver did not take it, or said something that we do not know.
  record Failed(String code) implements Outcome {}

  static Outcome retry(Duration after, String reason) {
    return new RetryAfter(after, reason, false);
  }

  /// One word for the meter.
  default String word() {
    return switch (this) {
      case Sent _ -> "sent";
      case RetryAfter _ -> "retry";
      case ChannelDisabled _ -> "disabled";
      case Failed _ -> "failed";
    };
  }

  /// For people and logs.
  default String words() {
    return switch (this) {
      case Sent _ -> "sent";
      case RetryAfter(Duration _, var reason, boolean _) -> reason;
      case ChannelDisabled(var reason) -> reason;
      case Failed(var code) -> code;
    };
  }
}
