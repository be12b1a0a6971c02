package fengsui.client;

import fengsui.client.Resolution.Found;
import org.jspecify.annotations.Nullable;

/// What the cache has for one name. Times are on the clock of [fengsui.client.time.Clockwork].
final class Held {

  /// The last proven answer, and until when it may be used.
  record Proof(Found found, long until) {

    @Nullable Found at(long now) {
      return until - now > 0 ? found : null;
    }
  }

  final Resolution resolution;
  final long freshUntil;
  final @Nullable Proof proof;

  /// From then on a look-up renews it in the background.
  volatile long refreshAt;

  /// Until then what is stale is passed on without asking.
  volatile long recheckAt;

  /// When it was last looked up; approximate, since nobody waits for it to be written.
  long usedAt;

  Held(Resolution resolution, long now, long freshUntil, @Nullable Proof proof) {
    this.resolution = resolution;
    this.freshUntil = freshUntil;
    this.proof = proof;
    this.refreshAt = now + (freshUntil - now) / 4 * 3;
    this.recheckAt = now;
    this.usedAt = now;
  }

  boolean fresh(long now) {
    return freshUntil - now > 0;
  }

  @Nullable Found staleAt(long now) {
    return proof == null ? null : proof.at(now);
  }
}
