package fengsui.lab;

import fengsui.lab.Laboratory.Ran;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// The outer end of the line to the supervisor. Many threads may ask at once.
final class Line implements AutoCloseable {

  private static final Duration START = Duration.ofSeconds(60);
  private static final Duration KNOB = Duration.ofSeconds(30);

  private final Process process;
  private final Path log;
  private final Wire wire;
  private final AtomicInteger last = new AtomicInteger();
  private final Map<String, BlockingQueue<List<String>>> answers = new ConcurrentHashMap<>();
  private volatile List<String> lost = List.of();

  /// `log` is where the supervisor writes what is for people.
  Line(Process process, Path log) {
    this.process = process;
    this.log = log;
    this.wire = new Wire(new PrintStream(process.getOutputStream(), false, StandardCharsets.UTF_8));
    answers.put("0", new LinkedBlockingQueue<>());
    Thread.ofVirtual().start(this::listen);
  }

  Process process() {
    return process;
  }

  private void listen() {
    try (BufferedReader in = process.inputReader(StandardCharsets.UTF_8)) {
      for (var words = Wire.receive(in); !words.isEmpty(); words = Wire.receive(in)) {
        var queue = answers.get(words.getFirst());
        if (queue != null) {
          queue.add(words.subList(1, words.size()));
        }
      }
      gone("has ended");
    } catch (IOException e) {
      gone(String.valueOf(e.getMessage()));
    }
  }

  private void gone(String why) {
    lost = List.of("gone", why);
    answers.values().forEach(queue -> queue.add(lost));
  }

  void awaitReady() throws LaboratoryException, InterruptedException {
    expectDone("0", "the start", START);
  }

  /// Turns a knob and waits until it is turned.
  void ask(String knob, String... arguments) throws LaboratoryException, InterruptedException {
    var number = Integer.toString(last.incrementAndGet());
    open(number);
    send(number, knob, arguments);
    expectDone(number, knob + " " + String.join(" ", arguments), KNOB);
  }

  /// Says something that is not answered.
  void tell(String verb, String... arguments) throws LaboratoryException {
    send(Integer.toString(last.incrementAndGet()), verb, arguments);
  }

  /// Starts a program inside a host; its lines go to `out` and `err` as they come.
  Running start(String host, List<String> command, Consumer<String> out, Consumer<String> err)
      throws LaboratoryException {
    var number = Integer.toString(last.incrementAndGet());
    var queue = open(number);
    var words = new ArrayList<>(List.of(host));
    words.addAll(command);
    send(number, "run", words.toArray(String[]::new));
    var what = host + ": " + String.join(" ", command);
    var running = new Running(this, number, what, out, err);
    Thread.ofVirtual()
        .start(() -> {
          running.follow(queue);
          answers.remove(number);
        });
    return running;
  }

  Ran run(String host, Duration longest, Consumer<String> lines, List<String> command)
      throws LaboratoryException, InterruptedException {
    var out = Collections.synchronizedList(new ArrayList<String>());
    var err = Collections.synchronizedList(new ArrayList<String>());
    Consumer<String> both =
        line -> {
          out.add(line);
          lines.accept(line);
        };
    var running = start(host, command, both, err::add);
    var code = running.await(longest);
    if (code.isEmpty()) {
      running.stop();
      running.await(KNOB).orElseThrow(() -> failure(host + ": does not end"));
      code = OptionalInt.of(-1);
    }
    return new Ran(code.getAsInt(), out, err);
  }

  private void expectDone(String number, String what, Duration longest)
      throws LaboratoryException, InterruptedException {
    var queue = Objects.requireNonNull(answers.get(number));
    var answer = queue.poll(longest.toNanos(), TimeUnit.NANOSECONDS);
    answers.remove(number);
    if (answer == null || !answer.getFirst().equals("done")) {
      throw failure(what + ": " + (answer == null ? "did not answer in time" : answer.getLast()));
    }
  }

  private BlockingQueue<List<String>> open(String number) {
    var queue = new LinkedBlockingQueue<List<String>>();
    answers.put(number, queue);
    if (!lost.isEmpty()) {
      queue.add(lost);
    }
    return queue;
  }

  private void send(String number, String verb, String... arguments) throws LaboratoryException {
    if (!lost.isEmpty()) {
      throw failure(verb + ": " + lost.getLast());
    }
    var words = new ArrayList<>(List.of(number, verb));
    words.addAll(List.of(arguments));
    wire.send(words.toArray(String[]::new));
  }

  LaboratoryException failure(String problem) {
    return new LaboratoryException(problem, "see " + log);
  }

  /// Lets the supervisor end by itself, and kills it if it does not.
  @Override
  public void close() {
    wire.close();
    var end = process.onExit().completeOnTimeout(process, 5, TimeUnit.SECONDS);
    end.join().destroyForcibly().onExit().completeOnTimeout(process, 5, TimeUnit.SECONDS).join();
  }
}
