package fengsui.cli;

import fengsui.server.CommandPost;
import fengsui.server.access.FirstAdministrator;
import fengsui.server.access.Role;
import fengsui.server.access.Tokens;
import fengsui.server.config.Configuration;
import fengsui.server.config.ConfigurationFile;
import fengsui.server.config.Overrides;
import fengsui.server.store.StoreException;
import fengsui.server.yaml.BadDocument;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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
    var configuration = configuration();
    folder(configuration.data());
    checkPort(configuration.address(), configuration.port());
    var post = start(configuration);
    Runtime.getRuntime().addShutdownHook(new Thread(post::close, "stop"));
    if (tokenFile != null) {
      writeToken(tokenFile, post.part(Tokens.class).issue("up", Role.ADMIN));
    }
    if (noAgent) {
      console.err().println("up: no local agent, as told");
    }
    var password = post.part(FirstAdministrator.class).password();
    console
        .out()
        .println(json ? UpText.json(post.url(), password) : UpText.of(post.url(), password));
    new CountDownLatch(1).await();
    return 0;
  }

  private static CommandPost start(Configuration configuration) {
    try {
      return CommandPost.start(configuration);
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

  private Configuration configuration() {
    var given = new Overrides(port, address, data);
    try {
      return file == null ? ConfigurationFile.none(given) : ConfigurationFile.read(file, given);
    } catch (BadDocument e) {
      throw BadInput.asSaid(new IllegalArgumentException(e.getMessage(), e));
    }
  }

  private static void folder(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new BadInput(
          folder.toString(), "cannot be made: " + e, "give a folder that can, with --data");
    }
  }

  private static void writeToken(Path file, String token) throws IOException {
    Files.deleteIfExists(file);
    var mine = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    var fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    Files.createFile(fresh, mine);
    Files.writeString(fresh, token + "\n");
    Files.move(fresh, file);
  }
}
