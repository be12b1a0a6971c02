package fengsui.dns.udp;

import fengsui.dns.message.Message;
import fengsui.dns.transport.End;
import fengsui.dns.transport.Exchange;
import fengsui.dns.transport.Patience;
import fengsui.dns.transport.Reply;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/// One query of a pool, for a thread that waits. Times of arrival are right even when nobody does.
final class PooledExchange implements Exchange {

  private final Flights flights;
  private final CompletableFuture<Reply> first = new CompletableFuture<>();
  private final CompletableFuture<Reply> all = new CompletableFuture<>();
  private final Flight flight;

  PooledExchange(Flights flights, Message query, Patience patience) {
    this.flights = flights;
    this.flight = new Flight(query, patience, new Flight.Askers(first::complete, all::complete));
  }

  Flight flight() {
    return flight;
  }

  @Override
  public Reply first() throws InterruptedException {
    return await(first);
  }

  @Override
  public Reply all() throws InterruptedException {
    return await(all);
  }

  private Reply await(CompletableFuture<Reply> reply) throws InterruptedException {
    try {
      return reply.get();
    } catch (InterruptedException interrupted) {
      close();
      throw interrupted;
    } catch (ExecutionException impossible) {
      throw new AssertionError(impossible);
    }
  }

  @Override
  public void close() {
    flights.end(flight, new End.Stopped());
    flights.finish(flight);
  }
}
