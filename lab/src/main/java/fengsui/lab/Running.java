package fengsui.lab;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/// A program that runs inside a host until it ends or is ended. Its lines go to whoever started it,
/// in order, on one thread.
public final class Running {

  private final String what;
  private final Line line;
  private final String number;
  private final Consumer<String> out;
  private final Consumer<String> err;
  private final CompletableFuture<Long> pid = new CompletableFuture<>();
  private final CompletableFuture<Integer> exit = new CompletableFuture<>();

  Running(Line line, String number, String what, Consumer<String> out, Consumer<String> err) {
    this.line = line;
    this.number = number;
    this.what = what;
    this.out = out;
    this.err = err;
  }

  /// Hands on what comes from the program, to its end.
  void follow(BlockingQueue<List<String>> answers) {
    try {
      while (!exit.isDone()) {
        take(answers.take());
      }
    } catch (InterruptedException _) {
      fail("was abandoned");
    }
  }

  private void take(List<String> answer) {
    switch (answer.getFirst()) {
      case "pid" -> pid.complete(Long.valueOf(answer.get(1)));
      case "out" -> out.accept(answer.get(1));
      case "err" -> err.accept(answer.get(1));
      case "exit" -> exit.complete(Integer.valueOf(answer.get(1)));
      default -> fail(answer.getLast());
    }
  }

  private void fail(String why) {
    var failure = line.failure(what + ": " + why);
    pid.completeExceptionally(failure);
    exit.completeExceptionally(failure);
  }

  /// Its process number, as the processes inside the laboratory see it.
  public long pid() throws LaboratoryException, InterruptedException {
    return get(pid, Duration.ofSeconds(30));
  }

  public boolean alive() {
    return !exit.isDone();
  }

  /// Asks it to end (SIGTERM); after two seconds it is killed.
  public void stop() throws LaboratoryException {
    line.tell("stop", number);
  }

  /// Kills it (SIGKILL): it has no last words. Its children live on.
  public void kill() throws LaboratoryException {
    line.tell("kill", number);
  }

  /// Waits for its end and returns its exit code; empty if it still runs after `longest`.
  public OptionalInt await(Duration longest) throws LaboratoryException, InterruptedException {
    try {
      return OptionalInt.of(exit.get(Math.max(0, longest.toNanos()), TimeUnit.NANOSECONDS));
    } catch (TimeoutException _) {
      return OptionalInt.empty();
    } catch (ExecutionException e) {
      throw thrown(e);
    }
  }

  private <T> T get(CompletableFuture<T> value, Duration longest)
      throws LaboratoryException, InterruptedException {
    try {
      return value.get(longest.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException _) {
      throw line.failure(what + ": did not answer in time");
    } catch (ExecutionException e) {
      throw thrown(e);
    }
  }

  private static LaboratoryException thrown(ExecutionException e) {
    return e.getCause() instanceof LaboratoryException known
        ? known
        : new LaboratoryException(String.valueOf(e.getMessage()), "report this");
  }
}
