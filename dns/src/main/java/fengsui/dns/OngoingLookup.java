package fengsui.dns;

import fengsui.dns.transport.Patience;
import java.util.Comparator;
import java.util.List;

/// A look-up on its way: its first result can be used while it listens for contradictions.
public final class OngoingLookup implements AutoCloseable {

  private final ResolverAddress resolver;
  private final Questions questions;

  OngoingLookup(ResolverAddress resolver, List<Asking> asking, Patience patience) {
    this.resolver = resolver;
    this.questions = new Questions(asking, patience, Thread.ofPlatform().daemon());
  }

  /// Waits for what a plain client would take: the first answer of each family, or that of one and
  /// a short grace for the other. Later answers are not in it.
  ///
  /// @throws InterruptedException if the waiting thread is interrupted
  public LookupResult first() throws InterruptedException {
    return result(questions.first());
  }

  /// Waits until the listening is over, and returns everything.
  ///
  /// @throws InterruptedException if the waiting thread is interrupted
  public LookupResult all() throws InterruptedException {
    return result(questions.all());
  }

  private LookupResult result(List<FamilyReply> replies) {
    var inOrder =
        replies.stream()
            .sorted(Comparator.comparingInt(reply -> reply.question().type().code()))
            .toList();
    return LookupResult.of(resolver, inOrder);
  }

  /// Ends the listening; [#all] then returns at once with what has come so far.
  @Override
  public void close() {
    questions.close();
  }
}
