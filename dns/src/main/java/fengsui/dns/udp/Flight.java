package fengsui.dns.udp;

import fengsui.dns.message.Message;
import fengsui.dns.transport.Arrival;
import fengsui.dns.transport.Arrivals;
import fengsui.dns.transport.End;
import fengsui.dns.transport.Patience;
import fengsui.dns.transport.Reply;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A query on its way and everything that came back so far: the same rules as
/// [fengsui.dns.transport.Listening], without a thread that waits. The pool's lock guards it.
final class Flight {

  /// Who hears of the first answer, if anybody wants to, and who of the whole; each once, outside
  /// the pool's lock.
  record Askers(@Nullable Consumer<Reply> first, Consumer<Reply> all) {}

  final Message query;
  final byte[] bytes;
  final Askers askers;
  private final Patience patience;
  private final Arrivals arrivals = new Arrivals();

  /// The place in the wheel.
  @Nullable Flight previous;

  @Nullable Flight next;
  int bucket = -1;
  long wakeAt;

  /// The port it left by, and its id there.
  @Nullable UdpPort port;

  int id;

  private long sentAt;
  private int sent;
  private @Nullable End end;
  private Duration after = Duration.ZERO;
  private long until;
  private boolean over;

  Flight(Message query, Patience patience, Askers askers) {
    this.query = query;
    this.bytes = query.encode();
    this.patience = patience;
    this.askers = askers;
  }

  /// Counts a sending, which begins the wait if it is the first.
  void send(long now) {
    if (sent++ == 0) {
      sentAt = now;
      until = now + patience.answer().toNanos();
    }
  }

  /// Takes back a sending that the system refused.
  void unsend() {
    sent--;
  }

  /// Returns an answer's bytes under the id that the asker drew.
  byte[] asAsked(byte[] answer) {
    answer[0] = (byte) (query.header().id() >> 8);
    answer[1] = (byte) query.header().id();
    return answer;
  }

  boolean answered() {
    return end != null;
  }

  Duration since(long now) {
    return Duration.ofNanos(Math.max(0, now - sentAt));
  }

  /// When to look after it next: to send again, or to end.
  long nextWake() {
    var again = sent - 1;
    if (end == null && again < patience.resends().size()) {
      var resend = sentAt + patience.resends().get(again).toNanos();
      return resend - until < 0 ? resend : until;
    }
    return until;
  }

  /// Whether the time has come to end it, and not only to send again.
  boolean ends(long now) {
    return until - now <= 0;
  }

  /// Takes what came; returns whether it is the first answer.
  boolean hear(Arrival arrival, long now) {
    if (over) {
      return false;
    }
    arrivals.add(arrival);
    return arrival instanceof Arrival.Answer && end(new End.Answered(), now);
  }

  /// Ends the wait for the first answer, unless that is over; returns whether it did. Listening
  /// goes on if it was answered or refused.
  boolean end(End how, long now) {
    if (end != null) {
      return false;
    }
    end = how;
    after = since(now);
    var listens = how instanceof End.Answered || how instanceof End.Refused;
    var most = sentAt + patience.most().toNanos();
    var heard = now + patience.listen().toNanos();
    until = listens ? (heard - most < 0 ? heard : most) : now;
    return true;
  }

  /// Takes nothing more; returns whether it did until now.
  boolean finish() {
    var was = !over;
    over = true;
    return was;
  }

  Reply reply() {
    var known = end == null ? new End.Stopped() : end;
    return new Reply(known, after, sent, arrivals.all());
  }
}
