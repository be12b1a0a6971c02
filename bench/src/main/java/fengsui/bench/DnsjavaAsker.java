package fengsui.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.function.Consumer;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/// dnsjava as it comes.
final class DnsjavaAsker implements DnsAsker {

  private final SimpleResolver resolver;

  DnsjavaAsker(int port) {
    try {
      resolver = new SimpleResolver("127.0.0.1");
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    resolver.setPort(port);
    resolver.setEDNS(-1);
    resolver.setTimeout(Duration.ofSeconds(5));
  }

  @Override
  public void ask(String name, Consumer<Boolean> done) {
    resolver
        .sendAsync(query(name))
        .whenComplete((answer, failure) -> done.accept(failure == null && right(answer)));
  }

  private static Message query(String name) {
    try {
      var question = Record.newRecord(Name.fromString(name + "."), Type.A, DClass.IN);
      return Message.newQuery(question);
    } catch (TextParseException impossible) {
      throw new IllegalArgumentException(impossible);
    }
  }

  private static boolean right(Message answer) {
    return answer.getSection(Section.ANSWER).size() == 1;
  }

  @Override
  public void close() {
    // it has nothing to close
  }
}
