package fengsui.client;

import fengsui.client.time.Box;
import fengsui.client.time.Clockwork;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Time that stands still while anybody works, and jumps to the next moment when all wait.
final class VirtualTime implements Clockwork {

  private static final Instant EPOCH = Instant.parse("2025-08-12T11:40:00Z");

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition allDone = lock.newCondition();
  private final List<Waiter> waiters = new ArrayList<>();
  private long now;
  private int working;
  private int alive;

  private final class Waiter {
    private final Condition woken = lock.newCondition();
    private final long until;
    private boolean awake;

    private Waiter(long until) {
      this.until = until;
    }

    private void wake() {
      if (!awake) {
        awake = true;
        waiters.remove(this);
        working++;
        woken.signal();
      }
    }
  }

  @Override
  public long nanoTime() {
    lock.lock();
    try {
      return now;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Instant now() {
    return EPOCH.plusNanos(nanoTime());
  }

  @Override
  public Thread start(String name, Runnable work) {
    lock.lock();
    try {
      working++;
      alive++;
    } finally {
      lock.unlock();
    }
    return Thread.ofVirtual().name(name).start(() -> run(work));
  }

  private void run(Runnable work) {
    try {
      work.run();
    } finally {
      lock.lock();
      try {
        working--;
        alive--;
        allDone.signalAll();
        advance();
      } finally {
        lock.unlock();
      }
    }
  }

  /// Runs `work` in this time, and returns when it and all that it started are over.
  void runAll(Runnable work) throws InterruptedException {
    start("test", work);
    lock.lock();
    try {
      while (alive > 0) {
        allDone.await();
      }
    } finally {
      lock.unlock();
    }
  }

  /// Waits, in this time.
  void sleep(Duration time) throws InterruptedException {
    box().poll(time);
  }

  @Override
  public <T> Box<T> box() {
    return new VirtualBox<>();
  }

  private void advance() {
    if (working > 0 || waiters.isEmpty()) {
      return;
    }
    var next = waiters.stream().mapToLong(each -> each.until).min().orElseThrow();
    now = Math.max(now, next);
    List.copyOf(waiters).stream().filter(each -> each.until <= now).forEach(Waiter::wake);
  }

  private final class VirtualBox<T> implements Box<T> {
    private final Deque<T> things = new ArrayDeque<>();
    private @Nullable Waiter waiter;

    @Override
    public void put(T thing) {
      lock.lock();
      try {
        things.add(thing);
        if (waiter != null) {
          waiter.wake();
        }
      } finally {
        lock.unlock();
      }
    }

    @Override
    public @Nullable T poll(Duration atMost) throws InterruptedException {
      lock.lockInterruptibly();
      try {
        if (things.isEmpty() && atMost.isPositive()) {
          await(new Waiter(now + atMost.toNanos()));
        }
        return things.poll();
      } finally {
        lock.unlock();
      }
    }

    private void await(Waiter mine) throws InterruptedException {
      waiter = mine;
      waiters.add(mine);
      working--;
      advance();
      try {
        while (!mine.awake) {
          mine.woken.await();
        }
      } finally {
        mine.wake();
        waiter = null;
      }
    }
  }
}
