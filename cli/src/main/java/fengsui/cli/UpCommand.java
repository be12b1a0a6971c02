package fengsui.cli;

import fengsui.server.CommandPost;
import fengsui.server.access.FirstAdministrator;
import fengsui.server.access.Role;
import fengsui.server.access.Tokens;
import fengsui.server.config.Configuration;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
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
      defaultValue = "8480",
      description = "Where pages and API are served; 0 takes any free one. Default: 8480.")
  private int port = 8480;

  @Option(
      names = "--address",
      defaultValue = "127.0.0.1",
      description = "The address listened on. Default: 127.0.0.1, this machine only.")
  private String address = "127.0.0.1";

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Where everything is kept. Default: ~/.local/share/fengsui.")
  private @Nullable Path data;

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
    checkPort();
    var post = CommandPost.start(configuration());
    Runtime.getRuntime().addShutdownHook(new Thread(post::close, "stop"));
    if (tokenFile != null) {
      writeToken(tokenFile, post.part(Tokens.class).issue("up", Role.ADMIN));
    }
    var password = post.part(FirstAdministrator.class).password();
    console
        .out()
        .println(json ? UpText.json(post.url(), password) : UpText.of(post.url(), password));
    new CountDownLatch(1).await();
    return 0;
  }

  private void checkPort() {
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
    return new Configuration(
        port,
        address,
        folder(),
        null,
        null,
        null,
        Configuration.Retention.DEFAULT,
        Configuration.Catalogue.EMPTY,
        List.of());
  }

  private Path folder() {
    var folder = data;
    if (folder == null) {
      folder = Path.of(System.getProperty("user.home"), ".local", "share", "fengsui");
    }
    try {
      return Files.createDirectories(folder).toRealPath();
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
