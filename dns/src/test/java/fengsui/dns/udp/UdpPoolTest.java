package fengsui.dns.udp;

import static org.assertj.core.api.Assertions.assertThat;

import fengsui.dns.FakeResolver;
import fengsui.dns.message.Header;
import fengsui.dns.message.Message;
import fengsui.dns.message.Name;
import fengsui.dns.message.Question;
import fengsui.dns.transport.Arrival;
import fengsui.dns.transport.End;
import fengsui.dns.transport.Patience;
import fengsui.dns.transport.Reply;
import fengsui.dns.transport.Transport;
import fengsui.dns.transport.UdpContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UdpPoolTest extends UdpContract {

  private UdpPool pool;

  @Override
  protected Transport transport() {
    pool = UdpPool.open(System::nanoTime);
    return pool;
  }

  @AfterEach
  void close() {
    pool.close();
  }

  private CompletableFuture<Reply> start(FakeResolver resolver, Patience patience) {
    var reply = new CompletableFuture<Reply>();
    pool.send(query, resolver.socket(), patience, reply::complete);
    return reply;
  }

  @Test
  void keepsEachAnswerWithItsQueryThoughAllHaveOneId() throws Exception {
    var kept = new LinkedBlockingQueue<Runnable>();
    FakeResolver.Script later =
        (query, back) -> {
          var name = query.question().name().toString();
          kept.add(() -> send(back, answer(query, "198.18.0." + name.replaceAll("\\D", ""))));
        };
    try (var resolver = new FakeResolver(later)) {
      var replies =
          IntStream.range(0, 200)
              .mapToObj(i -> {
                var reply = new CompletableFuture<Reply>();
                var patience = Patience.of(LONG, Duration.ZERO);
                pool.send(named(i), resolver.socket(), patience, reply::complete);
                return reply;
              })
              .toList();
      for (int i = 0; i < 200; i++) {
        kept.take().run();
      }

      for (int i = 0; i < 200; i++) {
        var reply = replies.get(i).get();
        assertThat(reply.findFirst().orElseThrow().message())
            .isEqualTo(answer(named(i), "198.18.0." + i));
      }
      assertThat(pool.counts()).isEqualTo(new Counts(0, 0, 0));
    }
  }

  private Message named(int i) {
    return query.with(Question.of(Name.of("shop" + i + ".example"), SHOP.type()));
  }

  private static void send(FakeResolver.Answerer back, Message message) {
    try {
      back.send(message);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  @Test
  void drawsIdsAndPorts() throws Exception {
    var ids = ConcurrentHashMap.<Integer>newKeySet();
    var ports = ConcurrentHashMap.<Integer>newKeySet();
    FakeResolver.Script script =
        (query, back) -> {
          ids.add(query.header().id());
          ports.add(back.askerPort());
          back.send(answer(query, "198.18.0.1"));
        };
    try (var resolver = new FakeResolver(script)) {
      for (int i = 0; i < 100; i++) {
        start(resolver, Patience.of(LONG, Duration.ZERO)).get();
      }
    }

    assertThat(ids).hasSizeGreaterThan(95);
    assertThat(ports).hasSizeBetween(5, 8);
  }

  @Test
  void countsWhatAnswersNoQuery() throws Exception {
    FakeResolver.Script script =
        (query, back) -> {
          var good = answer(query, "198.18.0.1");
          back.send(good.with(new Header(query.header().id() ^ 0x8000, good.header().flags())));
          back.send(new byte[] {1});
          back.send(good.with(OTHER));
          back.send(good);
        };
    try (var resolver = new FakeResolver(script)) {
      var reply = start(resolver, Patience.of(LONG, Duration.ZERO)).get();

      assertThat(reply.answers()).hasSize(1);
      assertThat(reply.strays())
          .extracting(Arrival.Stray::why)
          .containsExactly("question [other.example A] instead of [shop.example A]");
      assertThat(pool.counts()).isEqualTo(new Counts(1, 1, 1));
    }
  }

  @Test
  void aWrongSourceIsNeverHeard() throws Exception {
    FakeResolver.Script script =
        (query, back) -> {
          back.sendFromElsewhere(answer(query, "31.13.0.1"));
          back.send(answer(query, "198.18.0.1"));
        };
    try (var resolver = new FakeResolver(script)) {
      var reply = start(resolver, Patience.of(LONG, SHORT)).get();

      assertThat(reply.answers()).hasSize(1);
      assertThat(pool.counts()).isEqualTo(new Counts(0, 0, 0));
    }
  }

  @Test
  void refusesMoreThanItHolds() throws Exception {
    try (var silent = new FakeResolver((query, back) -> {})) {
      var ends = new LinkedBlockingQueue<End>();
      for (int i = 0; i <= 8 * 512; i++) {
        pool.send(query, silent.socket(), Patience.of(LONG, LONG), reply -> ends.add(reply.end()));
      }

      assertThat(ends.poll(20, TimeUnit.SECONDS))
          .isEqualTo(
              new End.Failed("too many queries on their way to " + silent.socket().toString()));
      assertThat(ends).isEmpty();
    }
  }

  @Test
  void tellsEveryoneOnceWhateverHappens() throws Exception {
    var told = ConcurrentHashMap.<Integer>newKeySet();
    var count = new CountDownLatch(300);
    FakeResolver.Script some =
        (query, back) -> {
          if (query.question().name().toString().contains("7")) {
            back.send(answer(query, "198.18.0.1"));
          }
        };
    try (var resolver = new FakeResolver(some)) {
      for (int i = 0; i < 300; i++) {
        var number = i;
        pool.send(
            named(i),
            resolver.socket(),
            Patience.of(i % 2 == 0 ? SHORT : LONG, SHORT),
            reply -> {
              assertThat(told.add(number)).isTrue();
              count.countDown();
            });
      }
      while (count.getCount() > 150) {
        Thread.onSpinWait(); // the test's own timeout bounds it
      }

      pool.close();

      count.await();
      assertThat(told).hasSize(300);
      var late = start(resolver, Patience.of(LONG, LONG)).get();
      assertThat(late.end()).isEqualTo(new End.Stopped());
    }
  }
}
