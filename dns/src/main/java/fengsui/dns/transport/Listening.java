package fengsui.dns.transport;

import fengsui.dns.message.Message;
import java.io.IOException;
import java.net.PortUnreachableException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedSelectorException;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// An exchange over one [Source]: the same rules of waiting for every transport.
public final class Listening implements Exchange {

  private final Message query;
  private final Patience patience;
  private final LongSupplier nanoTime;
  private final long sentAt;
  private final Source source;
  private final Arrivals arrivals = new Arrivals();
  private @Nullable End end;
  private Duration after = Duration.ZERO;
  private Duration lastHeard = Duration.ZERO;

  /// @param sentAt when the query was sent, on the clock of `nanoTime`
  public Listening(
      Message query, Patience patience, LongSupplier nanoTime, long sentAt, Source source) {
    this.query = query;
    this.patience = patience;
    this.nanoTime = nanoTime;
    this.sentAt = sentAt;
    this.source = source;
  }

  @Override
  public Reply first() throws InterruptedException {
    var known = end;
    if (known == null) {
      known = awaitAnswer(sentAt + patience.answer().toNanos());
      after = known instanceof End.Answered ? lastHeard : elapsed();
      end = known;
      source.settle();
      if (!mayHearMore(known)) {
        close();
      }
    }
    return new Reply(known, after, source.sent(), arrivals.all());
  }

  @Override
  public Reply all() throws InterruptedException {
    var known = first().end();
    if (mayHearMore(known)) {
      var until = after.plus(patience.listen());
      var most = patience.most();
      listenOn(sentAt + (until.compareTo(most) < 0 ? until : most).toNanos());
      close();
    }
    return new Reply(known, after, source.sent(), arrivals.all());
  }

  private boolean mayHearMore(End known) {
    var over = known instanceof End.Answered || refused(known);
    return over && source.listens() && !patience.listen().isZero();
  }

  private static boolean refused(End known) {
    return known instanceof End.Refused || known instanceof End.Rejected;
  }

  private End awaitAnswer(long deadline) throws InterruptedException {
    try {
      for (var next = hear(deadline); next != null; next = hear(deadline)) {
        if (next instanceof Arrival.Answer) {
          return new End.Answered();
        }
      }
      return new End.Silent();
    } catch (IOException | ClosedSelectorException | CancelledKeyException failure) {
      return Ends.of(failure);
    } catch (InterruptedException interrupted) {
      close();
      throw interrupted;
    }
  }

  /// What fails while listening on tells nothing about the answer that is there already.
  private void listenOn(long until) throws InterruptedException {
    try {
      while (hearDespiteRefusal(until)) {}
    } catch (IOException | ClosedSelectorException | CancelledKeyException over) {
      // then nothing more can come
    } catch (InterruptedException interrupted) {
      close();
      throw interrupted;
    }
  }

  private boolean hearDespiteRefusal(long until) throws IOException, InterruptedException {
    try {
      return hear(until) != null;
    } catch (PortUnreachableException | IcmpRejection refusedAgain) {
      return true;
    }
  }

  private @Nullable Arrival hear(long deadline) throws IOException, InterruptedException {
    var received = source.next(deadline);
    if (received == null) {
      return null;
    }
    lastHeard = Duration.ofNanos(Math.max(0, received.nanoTime() - sentAt));
    var arrival = Arrival.of(query, received.bytes().bytes(), lastHeard);
    arrivals.add(arrival);
    return arrival;
  }

  private Duration elapsed() {
    return Duration.ofNanos(nanoTime.getAsLong() - sentAt);
  }

  @Override
  public void close() {
    try {
      source.close();
    } catch (IOException alreadyGone) {
      // closing is all that was wanted
    }
  }
}
