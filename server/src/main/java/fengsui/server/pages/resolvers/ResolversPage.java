package fengsui.server.pages.resolvers;

import fengsui.server.pages.Frame;
import fengsui.server.pages.Screens;
import fengsui.server.resolvers.ResolverBook;
import fengsui.server.resolvers.TailBoard;
import java.time.Duration;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// The carriers' resolvers.
@RestController
class ResolversPage {

  private static final Duration LATELY = Duration.ofMinutes(10);

  private final ResolverBook book;
  private final TailBoard tails;
  private final Screens screens;

  ResolversPage(ResolverBook book, TailBoard tails, Screens screens) {
    this.book = book;
    this.tails = tails;
    this.screens = screens;
  }

  @GetMapping("/resolvers")
  ResponseEntity<byte[]> page(Frame frame) {
    var view = ResolversView.of(book.last(LATELY), tails.of(_ -> true), book.wellKnown(), frame);
    return screens.show("resolvers", frame, view);
  }
}
