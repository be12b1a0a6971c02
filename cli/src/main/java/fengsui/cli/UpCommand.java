package fengsui.cli;

import fengsui.lab.LaboratoryException;
import fengsui.server.CommandPost;
import fengsui.server.access.FirstAdministrator;
import fengsui.server.access.Role;
import fengsui.server.access.Tokens;
import fengsui.server.blackbox.ModuleFile;
import fengsui.server.config.Configuration;
import fengsui.server.config.ConfigurationFile;
import fengsui.server.config.Overrides;
import fengsui.server.store.StoreException;
import fengsui.server.yaml.BadDocument;
import fengsui.wire.Escapes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `fengsui up`: the command post and one local agent, until the process is ended.
@Command(
    name = "up",
    description = "Starts the command post with its own database and one local agent.",
    footer = {
      "",
      "Prints its address and, at the very first start, the first administrator's password.",
      "Ends with the process (Ctrl-C, or SIGTERM). Exit codes: 0 ended, 2 bad usage or input."
    })
final class UpCommand implements Callable<Integer> {

  private final Console console;

  @Option(
      names = "--port",
      description = "Where pages and API are served; 0 takes any free one. Default: 8480.")
  private @Nullable Integer port;

  @Option(
      names = "--address",
      description = "The address listened on. Default: 127.0.0.1, this machine only.")
  private @Nullable String address;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Where everything is kept. Default: ~/.local/share/fengsui.")
  private @Nullable Path data;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "The configuration file, in YAML; what is given here goes before it.")
  private @Nullable Path file;

  @Option(
      names = "--demo",
      description = "Also runs a laboratory under the post, with incidents to turn on and off.")
  private boolean demo;

  @Option(
      names = "--new-password",
      description = "Gives the administrator a new password, and tells it once.")
  private boolean newPassword;

  @Option(names = "--no-agent", description = "Starts no local agent.")
  private boolean noAgent;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description = "Also writes a fresh administrator's API token there, for programs.")
  private @Nullable Path tokenFile;

  @Option(names = "--json", description = "Prints address and password as one JSON object.")
  private boolean json;

  @Mixin HelpOption help = new HelpOption();

  UpCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException, IOException {
    if (!demo) {
      serve(configuration(file, data), null);
    } else if (file != null) {
      throw new BadInput("--config", "goes not with --demo", "give one of the two");
    } else {
      rehearse();
    }
    return 0;
  }

  private void rehearse() throws InterruptedException, IOException {
    try {
      console.err().println("up: building the laboratory for the demo");
      var laboratory = Demo.prepare();
      serve(
          configuration(laboratory.configuration(), data == null ? home("demo") : data),
          laboratory);
    } catch (LaboratoryException e) {
      throw new BadInput("--demo", e.problem(), e.remedy());
    }
  }

  private void serve(Configuration configuration, @Nullable Demo laboratory)
      throws InterruptedException, IOException {
    folder(configuration.data());
    checkPort(configuration.address(), configuration.port());
    var post = start(configuration, laboratory);
    var stops = new ArrayDeque<Runnable>(List.of(post::close));
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stops.forEach(Runnable::run), "stop"));
    if (tokenFile != null) {
      SecretFile.write(tokenFile, post.part(Tokens.class).issue("up", Role.ADMIN));
    }
    tell(post);
    if (laboratory != null) {
      stops.addFirst(laboratory::close);
      report(laboratory, post);
    } else if (!noAgent) {
      stops.addFirst(LocalAgent.start(post, configuration.data(), this::log)::close);
    }
    new CountDownLatch(1).await();
  }

  private static void report(Demo laboratory, CommandPost post) throws InterruptedException {
    try {
      laboratory.report(post);
    } catch (LaboratoryException e) {
      throw new BadInput("--demo", e.problem(), e.remedy());
    }
  }

  private void tell(CommandPost post) {
    var administrator = post.part(FirstAdministrator.class);
    var first = administrator.password();
    var password = first.isEmpty() && newPassword ? Optional.of(administrator.renew()) : first;
    console
        .out()
        .println(json ? UpText.json(post.url(), password) : UpText.of(post.url(), password));
  }

  private void log(String line) {
    console.err().println(Escapes.visible(Instant.now() + " agent: " + line));
  }

  private static CommandPost start(Configuration configuration, @Nullable Demo laboratory) {
    try {
      return laboratory == null
          ? CommandPost.start(configuration)
          : CommandPost.start(configuration, laboratory);
    } catch (StoreException e) {
      throw new BadInput(e.place(), e.problem(), e.remedy());
    }
  }

  private static void checkPort(String address, int port) {
    try (var trial = new ServerSocket()) {
      trial.setReuseAddress(true);
      trial.bind(new InetSocketAddress(InetAddress.getByName(address), port));
    } catch (IOException e) {
      throw new BadInput(
          "port " + port + " of " + address,
          "cannot be listened on: " + e.getMessage(),
          "end what uses it, or give another with --port");
    }
  }

  private Configuration configuration(@Nullable Path from, @Nullable Path folder) {
    var given = new Overrides(port, address, folder);
    try {
      var read = from == null ? ConfigurationFile.none(given) : ConfigurationFile.read(from, given);
      var modules = read.probing().modules();
      if (modules != null) {
        ModuleFile.check(modules);
      }
      return read;
    } catch (BadDocument e) {
      throw BadInput.asSaid(new IllegalArgumentException(e.getMessage(), e));
    }
  }

  private static Path home(String below) {
    return Path.of(System.getProperty("user.home"), ".local", "share", "fengsui-" + below);
  }

  private static void folder(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new BadInput(
          folder.toString(), "cannot be made: " + e, "give a folder that can, with --data");
    }
  }
}
