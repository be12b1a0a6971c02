package fengsui.client.jdk;

import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Runs in a network namespace of its own, with a resolv.conf of its own: a carrier's resolver
/// (dnsmasq) that answers `127.0.0.2` for everything, an honest one by TLS (unbound), the shop, and
/// a trap where the poison leads. Then it runs the commands that it is given, one after the other,
/// parted by `--`, and ends.
public final class Street {

  private static final String SHOP = "198.18.7.1";
  private static final String DOT = "198.18.7.2";

  private final Path folder;
  private final List<Process> processes = new ArrayList<>();

  private Street(Path folder) {
    this.folder = folder;
  }

  public static void main(String[] args) throws InterruptedException {
    var street = new Street(Path.of(args[0]));
    var code = 0;
    try {
      street.open();
      street.run(Arrays.asList(args).subList(1, args.length));
    } catch (Exception e) {
      e.printStackTrace(System.out);
      code = 1;
    }
    for (var process : street.processes) {
      process.destroy();
      process.waitFor();
    }
    System.exit(code); // the servers would live on
  }

  private void open() throws Exception {
    call("ip", "link", "set", "lo", "up");
    call("ip", "address", "add", SHOP + "/32", "dev", "lo");
    call("ip", "address", "add", DOT + "/32", "dev", "lo");
    var conf = Files.writeString(folder.resolve("resolv.conf"), "nameserver 127.0.0.53\n");
    call("mount", "--make-rprivate", "/");
    call("mount", "--bind", conf.toString(), "/etc/resolv.conf");
    serve(SHOP, "genuine");
    serve("127.0.0.2", "poisoned");
    certificate();
    start(
        "started, version",
        "dnsmasq",
        "--keep-in-foreground",
        "--log-facility=-",
        "--conf-file=/dev/null",
        "--pid-file=",
        "--no-resolv",
        "--no-hosts",
        "--user=root",
        "--port=53",
        "--listen-address=127.0.0.53",
        "--bind-interfaces",
        "--address=/#/127.0.0.2");
    start("start of service", "unbound", "-d", "-c", unbound().toString());
  }

  private static void serve(String address, String words) throws IOException {
    var server = HttpServer.create(new InetSocketAddress(address, 80), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, words.length());
          exchange.getResponseBody().write(words.getBytes());
          exchange.close();
        });
    server.start();
  }

  private void certificate() throws Exception {
    call(
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:P-256",
        "-nodes",
        "-keyout",
        folder + "/key.pem",
        "-out",
        folder + "/cert.pem",
        "-days",
        "2",
        "-subj",
        "/CN=dot.example",
        "-addext",
        "subjectAltName=DNS:dot.example");
    var store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    try (var pem = Files.newInputStream(folder.resolve("cert.pem"));
        var out = Files.newOutputStream(folder.resolve("trust.p12"))) {
      var certificate = CertificateFactory.getInstance("X.509").generateCertificate(pem);
      store.setCertificateEntry("dot", certificate);
      store.store(out, "changeit".toCharArray());
    }
  }

  private Path unbound() throws IOException {
    return Files.writeString(
        folder.resolve("unbound.conf"),
        """
        server:
          interface: %s@853
          tls-port: 853
          tls-service-key: "%s/key.pem"
          tls-service-pem: "%s/cert.pem"
          access-control: 0.0.0.0/0 allow
          do-daemonize: no
          use-syslog: no
          logfile: ""
          username: ""
          chroot: ""
          directory: "%s"
          pidfile: ""
          verbosity: 1
          local-zone: "example." static
          local-data: "shop.example. 60 IN A %s"
        remote-control:
          control-enable: no
        """
            .formatted(DOT, folder, folder, folder, SHOP));
  }

  private void start(String ready, String... command) throws IOException {
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    processes.add(process);
    var log = process.inputReader();
    var said = new StringBuilder();
    for (var line = log.readLine(); line != null; line = log.readLine()) {
      said.append(line).append('\n');
      if (line.contains(ready)) {
        Thread.ofVirtual().start(() -> drain(log));
        return;
      }
    }
    throw new IllegalStateException(command[0] + " ended: " + said);
  }

  private static void drain(BufferedReader log) {
    try {
      log.transferTo(Writer.nullWriter());
    } catch (IOException closed) {
      // it was stopped
    }
  }

  private void run(List<String> commands) throws Exception {
    var from = 0;
    for (int i = 0; i <= commands.size(); i++) {
      if (i == commands.size() || commands.get(i).equals("--")) {
        System.out.println("== " + commands.get(from));
        System.out.flush();
        call(commands.subList(from + 1, i).toArray(String[]::new));
        from = i + 1;
      }
    }
  }

  private static void call(String... command) throws Exception {
    var code = new ProcessBuilder(command).redirectErrorStream(true).inheritIO().start().waitFor();
    if (code != 0) {
      throw new IllegalStateException(String.join(" ", command) + " ended with " + code);
    }
  }
}
