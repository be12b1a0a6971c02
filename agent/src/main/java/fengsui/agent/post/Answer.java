package fengsui.agent.post;

import java.time.Duration;

/// How a request to the post ended.
///
/// @param <T> what the post gives when it agrees
public sealed interface Answer<T> {

  /// The post did as asked.
  record Given<T>(T value) implements Answer<T> {}

  /// 401 or 403: the token is none, or was revoked.
  record Refused<T>(int status) implements Answer<T> {}

  /// 429 or 503: try again after a while, which is zero if the post did not say how long.
  record Later<T>(Duration after) implements Answer<T> {}

  /// 413: send less at once.
  record TooLarge<T>() implements Answer<T> {}

  /// No answer, or one that makes no sense; in a few words.
  record Failed<T>(String why) implements Answer<T> {}
}
