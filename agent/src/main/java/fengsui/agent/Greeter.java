package fengsui.agent;

import fengsui.agent.AgentStatus.Contact;
import fengsui.agent.post.Answer;
import fengsui.agent.post.Courier;
import fengsui.agent.post.Greeted;
import fengsui.agent.post.Hello;
import fengsui.agent.post.Post;
import fengsui.agent.time.AgentClock;
import fengsui.model.Plan;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/// Says hello to the post every now and then, and fetches the plan when there is a new one.
final class Greeter implements AutoCloseable {

  private static final String VERSION = "0.1.0";

  /// Some quick hellos at the start, so that the clock is soon right.
  private static final int QUICK = 3;

  private static final Duration SOON = Duration.ofSeconds(1);

  private final AgentSettings settings;
  private final Post post;
  private final Courier courier;
  private final AgentClock clock;
  private final Agent.Desk desk;
  private final Thread thread;
  private volatile Contact contact = Contact.NONE;
  private String complaint = "";
  private int greeted;

  Greeter(AgentSettings settings, Post post, Courier courier, AgentClock clock, Agent.Desk desk) {
    this.settings = settings;
    this.post = post;
    this.courier = courier;
    this.clock = clock;
    this.desk = desk;
    this.thread = Thread.ofPlatform().daemon().name("greeter").unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  Contact contact() {
    return contact;
  }

  private void run() {
    try {
      while (true) {
        greet();
        desk.orders(contact == Contact.GREETED);
        Thread.sleep(pause());
      }
    } catch (InterruptedException _) {
      // closing
    }
  }

  /// Around the time set, by chance, so that agents started together do not stay together.
  private Duration pause() {
    var quick = contact != Contact.GREETED || greeted <= QUICK;
    var whole = quick && SOON.compareTo(settings.helloEvery()) < 0 ? SOON : settings.helloEvery();
    var share = 0.9 + ThreadLocalRandom.current().nextDouble() * 0.2;
    return Duration.ofNanos((long) (whole.toNanos() * share));
  }

  private void greet() throws InterruptedException {
    switch (post.hello(hello())) {
      case Answer.Given<Greeted>(var answer) -> {
        met();
        if (answer.planRevision() != desk.revision()) {
          fetch();
        }
      }
      case Answer.Refused<Greeted>(var status) ->
          complain(Contact.REFUSED, "the token is refused (%d)".formatted(status));
      case Answer.Later<Greeted> _ -> complain(Contact.LOST, "the post asks to wait");
      case Answer.TooLarge<Greeted> _ -> complain(Contact.LOST, "the post finds a hello too large");
      case Answer.Failed<Greeted>(var why) -> complain(Contact.LOST, why);
    }
  }

  private Hello hello() {
    return new Hello(
        settings.vantage(), desk.spool(), VERSION, clock.instant(), desk.status().gauges());
  }

  private void met() {
    if (contact != Contact.GREETED) {
      desk.log("post: %s answers".formatted(settings.post().server()));
    }
    contact = Contact.GREETED;
    complaint = "";
    greeted++;
    courier.heardFromPost();
  }

  private void fetch() throws InterruptedException {
    switch (post.plan()) {
      case Answer.Given<Plan>(var plan) -> desk.receive(plan);
      case Answer.Refused<Plan>(var status) ->
          complain(Contact.REFUSED, "the token is refused the plan (%d)".formatted(status));
      case Answer.Later<Plan> _ -> desk.log("post: the plan comes later");
      case Answer.TooLarge<Plan> _ -> desk.log("post: finds the question for the plan too large");
      case Answer.Failed<Plan>(var why) -> complain(Contact.LOST, "no plan: " + why);
    }
  }

  private void complain(Contact now, String why) {
    contact = now;
    if (!why.equals(complaint)) {
      var goOn =
          desk.revision() < 0
              ? "there is no plan yet to go by"
              : "measuring goes on by the plan kept";
      desk.log("post: %s: %s; %s".formatted(settings.post().server(), why, goOn));
    }
    complaint = why;
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join(Duration.ofSeconds(2));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
