package fengsui.lab;

import fengsui.lab.Laboratory.Ran;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
    var number = open();
    send(number, knob, arguments);
    expectDone(number, knob + " " + String.join(" ", arguments), KNOB);
  }

  Ran run(String host, Duration longest, Consumer<String> lines, List<String> command)
      throws LaboratoryException, InterruptedException {
    var number = open();
    var words = new ArrayList<>(List.of(host));
    words.addAll(command);
    send(number, "run", words.toArray(String[]::new));
    var out = new ArrayList<String>();
    var err = new ArrayList<String>();
    long end = System.nanoTime() + longest.toNanos();
    for (boolean late = false; ; ) {
      var answer = next(number, end - System.nanoTime());
      if (answer.isEmpty() && !late) {
        late = true;
        end = System.nanoTime() + KNOB.toNanos();
        send(open(), "kill", number);
        continue;
      }
      switch (answer.isEmpty() ? "gone" : answer.getFirst()) {
        case "out" -> {
          out.add(answer.get(1));
          lines.accept(answer.get(1));
        }
        case "err" -> err.add(answer.get(1));
        case "exit" -> {
          return new Ran(late ? -1 : Integer.parseInt(answer.get(1)), out, err);
        }
        default -> throw failed(host + ": " + String.join(" ", command), answer);
      }
    }
  }

  private void expectDone(String number, String what, Duration longest)
      throws LaboratoryException, InterruptedException {
    var answer = next(number, longest.toNanos());
    answers.remove(number);
    if (answer.isEmpty() || !answer.getFirst().equals("done")) {
      throw failed(what, answer);
    }
  }

  private String open() {
    var number = Integer.toString(last.incrementAndGet());
    answers.put(number, new LinkedBlockingQueue<>());
    return number;
  }

  private void send(String number, String verb, String... arguments) throws LaboratoryException {
    if (!lost.isEmpty()) {
      throw failed(verb, lost);
    }
    var words = new ArrayList<>(List.of(number, verb));
    words.addAll(List.of(arguments));
    wire.send(words.toArray(String[]::new));
  }

  /// Returns the next answer, or an empty list if the time is up.
  private List<String> next(String number, long nanos) throws InterruptedException {
    var queue = java.util.Objects.requireNonNull(answers.get(number));
    var answer = queue.poll(Math.max(0, nanos), TimeUnit.NANOSECONDS);
    return answer == null ? List.of() : answer;
  }

  private LaboratoryException failed(String what, List<String> answer) {
    var why = answer.isEmpty() ? "did not answer in time" : answer.getLast();
    return new LaboratoryException(what + ": " + why, "see " + log);
  }

  /// Lets the supervisor end by itself, and kills it if it does not.
  @Override
  public void close() {
    wire.close();
    var end = process.onExit().completeOnTimeout(process, 5, TimeUnit.SECONDS);
    end.join().destroyForcibly().onExit().completeOnTimeout(process, 5, TimeUnit.SECONDS).join();
  }
}
