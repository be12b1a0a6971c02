package fengsui.cli;

import fengsui.agent.Agent;
import fengsui.agent.AgentSettings;
import fengsui.agent.AgentStatus.Contact;
import fengsui.agent.post.PostSettings;
import fengsui.wire.Escapes;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `fengsui agent`: a vantage point, until it is told to stop.
@Command(
    name = "agent",
    description =
        "Measures from here what the command post asks for, and keeps it until it has it.",
    footer = {
      "",
      "Stops on SIGTERM or Ctrl-C, with everything seen on disk.",
      "Exit codes: 0 stopped as told, 2 bad usage, or the token is refused and there is no plan."
    })
final class AgentCommand implements Callable<Integer> {

  private static final Duration STATUS_EVERY = Duration.ofSeconds(10);
  private static final Duration GLANCE = Duration.ofMillis(100);

  private final Console console;

  @Option(
      names = "--server",
      paramLabel = "URL",
      required = true,
      description = "The command post, such as https://post.example:8480.")
  private String server = "";

  @Option(
      names = "--token",
      paramLabel = "TOKEN",
      description = {
        "The agent's token as the post told it; others on this machine can see it here.",
        "Without it, the variable FENGSUI_TOKEN."
      })
  private @Nullable String token;

  @Option(names = "--token-file", paramLabel = "FILE", description = "A file with the token.")
  private @Nullable Path tokenFile;

  @Option(
      names = "--vantage",
      paramLabel = "K=V,…",
      required = true,
      description = "Where we stand: carrier=…,province=…,access=fixed|mobile|idc,side=….")
  private String vantage = "";

  @Option(
      names = "--spool",
      paramLabel = "DIR",
      description = "Where observations are kept; ~/.local/state/fengsui/agent when not given.")
  private @Nullable Path spool;

  @Option(
      names = "--spool-size",
      paramLabel = "MB",
      defaultValue = "512",
      description = "How much it may keep; beyond that the oldest go. 512 when not given.")
  private String spoolSize = "512";

  @Option(
      names = "--pin",
      paramLabel = "PIN",
      description = "The post's key, sha256/BASE64, trusted instead of the system's authorities.")
  private @Nullable String pin;

  @Option(
      names = "--certificate",
      paramLabel = "FILE",
      description = "Our certificate, in PEM form, for a post that asks for one.")
  private @Nullable Path certificate;

  @Option(names = "--key", paramLabel = "FILE", description = "Its key: PEM, PKCS#8.")
  private @Nullable Path key;

  @Option(
      names = "--stub",
      paramLabel = "ADDRESS:PORT",
      description = {
        "Answers DNS queries there, on a loopback address, for programs of this machine:",
        "addresses are judged as by the client library, with its settings (FENGSUI_CLIENT_DOH, …)."
      })
  private @Nullable String stub;

  @Mixin AgentExtras extras = new AgentExtras();

  @Option(names = "--json", description = "One status a line, as JSON.")
  private boolean json;

  @Mixin HelpOption help = new HelpOption();

  AgentCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    try (var answering = stub == null ? null : LocalStub.start(stub);
        var agent = Agent.start(settings(answering), this::log)) {
      if (answering != null) {
        log("agent: answers DNS queries at " + answering.at());
      }
      var stop = Thread.ofPlatform().unstarted(() -> stopped(agent));
      Runtime.getRuntime().addShutdownHook(stop);
      try {
        watch(agent);
      } finally {
        unhook(stop);
      }
    } catch (IllegalArgumentException e) {
      throw BadInput.asSaid(new IllegalArgumentException("--" + e.getMessage()));
    }
    return 0;
  }

  /// Tells how it goes every ten seconds, and when something changes with the post.
  private void watch(Agent agent) throws InterruptedException {
    Contact told = null;
    var next = System.nanoTime();
    while (true) {
      var status = agent.status();
      if (status.contact() == Contact.REFUSED && status.planRevision() == 0) {
        throw new BadInput(
            "--token",
            "the post at " + server + " refuses it, and there is no plan from before",
            "give one of role agent that is not revoked");
      }
      if (status.contact() != told || System.nanoTime() - next >= 0) {
        told = status.contact();
        next = System.nanoTime() + STATUS_EVERY.toNanos();
        console.out().println(new AgentText(json).of(status, Instant.now()));
      }
      Thread.sleep(GLANCE);
    }
  }

  /// Runs when the process is told to stop; ends it with 0, since that is what was asked for.
  private void stopped(Agent agent) {
    log("agent: stopping");
    agent.close();
    console.out().println(new AgentText(json).of(agent.status(), Instant.now()));
    Runtime.getRuntime().halt(0);
  }

  private static void unhook(Thread stop) {
    try {
      Runtime.getRuntime().removeShutdownHook(stop);
    } catch (IllegalStateException _) {
      // it runs already
    }
  }

  private void log(String line) {
    console.err().println(Escapes.visible(Instant.now() + " " + line));
  }

  private AgentSettings settings(@Nullable LocalStub answering) {
    var post = new PostSettings(url(), token(), pin, certificate, key);
    var settings = AgentSettings.of(url(), token(), Words.vantage(vantage), folder());
    var spooling = settings.with(post).with(settings.spool().withMostBytes(bytes()));
    return extras.with(spooling, answering == null ? null : answering.resolver());
  }

  private URI url() {
    try {
      return URI.create(server);
    } catch (IllegalArgumentException _) {
      throw new BadInput(
          "--server", "is \"" + server + "\"", "write http://HOST:PORT or https://HOST:PORT");
    }
  }

  private Path folder() {
    return spool == null
        ? Path.of(System.getProperty("user.home"), ".local", "state", "fengsui", "agent")
        : spool;
  }

  private long bytes() {
    var most = spoolSize.matches("[0-9]{1,7}") ? Long.parseLong(spoolSize) : 0;
    if (most < 1) {
      throw new BadInput("--spool-size", "is \"" + spoolSize + "\"", "write megabytes, 1 or more");
    }
    return most << 20;
  }

  private String token() {
    if (token != null) {
      return token;
    }
    var variable = System.getenv("FENGSUI_TOKEN");
    if (tokenFile == null && variable == null) {
      throw new BadInput("--token", "is missing", "give it, or --token-file, or FENGSUI_TOKEN");
    }
    try {
      return tokenFile == null ? variable : Files.readString(tokenFile).strip();
    } catch (IOException e) {
      throw BadInput.unreadable("--token-file " + tokenFile, e);
    }
  }
}
