package fengsui.server;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import fengsui.server.config.Configuration;
import fengsui.server.config.Configuration.Catalogue;
import fengsui.server.config.Configuration.Channel;
import fengsui.server.config.Configuration.Retention;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/// A post that closes ends its own work before its database.
class ClosingTest {

  private static final int TIMES = 2;

  @TempDir Path data;

  @Test
  @Timeout(90)
  void nothingAsksForADatabaseThatIsGone() {
    var channel = new Channel("c", "webhook", URI.create("http://127.0.0.1:9/"), null, null, "en");
    var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    var said = new ListAppender<ILoggingEvent>();
    try {
      for (var i = 0; i < TIMES; i++) {
        var configuration =
            new Configuration(
                0,
                "127.0.0.1",
                data.resolve("" + i),
                Posts.database(),
                null,
                null,
                Retention.DEFAULT,
                Catalogue.EMPTY,
                List.of(channel));
        var post = CommandPost.start(configuration);
        said.start();
        root.addAppender(said); // a start sets up logging anew
        post.close();
        root.detachAppender(said);
      }
    } finally {
      root.detachAppender(said);
    }
    assertThat(said.list)
        .filteredOn(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
        .extracting(ILoggingEvent::getFormattedMessage)
        .isEmpty();
    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .doesNotContain("judge");
  }
}
