package fengsui.dns.https;

import fengsui.dns.Answer;
import fengsui.dns.Family;
import fengsui.dns.Way;
import fengsui.dns.message.Name;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/// Asks a resolver over HTTPS. Certificates are always checked, and the resolver's own name is
/// never looked up: its addresses are given.
public final class DohWay implements Way {

  private final Service service;
  private final String path;
  private final DohForm form;

  /// @param path such as `/dns-query`
  public DohWay(Service service, String path, DohForm form) {
    if (!service.origin().tls()) {
      throw new IllegalArgumentException("DNS over HTTPS must be asked by TLS");
    }
    this.service = service;
    this.path = path;
    this.form = form;
  }

  @Override
  public String id() {
    return service.origin() + path;
  }

  @Override
  public Trust trust() {
    return Trust.AUTHENTICATED;
  }

  @Override
  public Answer ask(Name name, Set<Family> families, Duration patience)
      throws InterruptedException {
    if (families.isEmpty()) {
      throw new IllegalArgumentException("a way must be asked for at least one family");
    }
    var start = System.nanoTime();
    var parts =
        Together.all(
            Stream.of(Family.values())
                .filter(families::contains)
                .map(family -> (Callable<Part>) () -> part(name, family, patience))
                .toList());
    var elapsed = Duration.ofNanos(System.nanoTime() - start);
    return Part.answer(name, this, parts, elapsed);
  }

  private Part part(Name name, Family family, Duration patience) throws InterruptedException {
    var fetched = service.fetch(form.request(path, name, family), patience);
    return switch (fetched) {
      case Fetched.Broken broken -> Part.failed(broken.outcome());
      case Fetched.Spared spared -> Part.failed(spared.outcome());
      case Fetched.Response response ->
          response.status() == 200
              ? form.read(response, name, family)
              : Part.failed(response.refusal());
    };
  }

  @Override
  public String toString() {
    return id();
  }
}
