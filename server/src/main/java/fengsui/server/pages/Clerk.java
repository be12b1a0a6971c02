package fengsui.server.pages;

import fengsui.server.access.Audit;
import fengsui.server.access.Caller;
import fengsui.server.catalogue.Answer;
import fengsui.server.catalogue.Catalogue;
import fengsui.server.catalogue.Edit;
import fengsui.server.catalogue.History;
import fengsui.server.catalogue.Kind;
import fengsui.server.yaml.BadDocument;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/// Takes forms to the catalogue, and notes who sent them.
@Component
public final class Clerk {

  private static final int LINES = 20;

  private final Catalogue catalogue;
  private final History history;
  private final Audit audit;
  private final Screens screens;

  Clerk(Catalogue catalogue, History history, Audit audit, Screens screens) {
    this.catalogue = catalogue;
    this.history = history;
    this.audit = audit;
    this.screens = screens;
  }

  /// Shows the form of an entry.
  public <F extends EntryForm> ResponseEntity<byte[]> show(String template, Frame frame, F form) {
    return show(HttpStatus.OK, template, frame, new Sent<>(form, Troubles.NONE));
  }

  /// Puts what the form says into the catalogue; goes to `next`, or back to the form.
  public <F extends EntryForm> ResponseEntity<byte[]> keep(
      F form, Frame frame, HttpServletRequest request, Way way) {
    return after(form, frame, kept(form, frame, request), way);
  }

  /// Takes the entry of the form out of the catalogue.
  public <F extends EntryForm> ResponseEntity<byte[]> remove(
      F form, Frame frame, HttpServletRequest request, Way way) {
    var answer = catalogue.remove(form.kind(), form.key(), edit(form, request));
    return after(form, frame, noted("remove", form, answer, frame, request), way);
  }

  /// What became of one entry, newest first.
  private List<Deed> deeds(Kind kind, String id, Words words) {
    return history.find(new History.Query(kind, id, null, LINES)).stream()
        .map(line -> Deed.of(line, words))
        .toList();
  }

  /// Where a form leads.
  ///
  /// @param template that shows the form again if it is refused
  /// @param next where to go once it is taken
  public record Way(String template, String next) {}

  private record Sent<F extends EntryForm>(F form, Troubles troubles) {}

  private <F extends EntryForm> ResponseEntity<byte[]> after(
      F form, Frame frame, Troubles troubles, Way way) {
    if (troubles.none()) {
      return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(way.next())).build();
    }
    return show(HttpStatus.BAD_REQUEST, way.template(), frame, new Sent<>(form, troubles));
  }

  private <F extends EntryForm> ResponseEntity<byte[]> show(
      HttpStatus status, String template, Frame frame, Sent<F> sent) {
    var form = sent.form();
    var fresh = form.revision() == null;
    var deeds = fresh ? List.<Deed>of() : deeds(form.kind(), form.key(), frame.words());
    var view = new FormView<>(form, fresh, sent.troubles(), deeds);
    return screens.show(status, template, frame, view);
  }

  private Troubles kept(EntryForm form, Frame frame, HttpServletRequest request) {
    try {
      var answer = form.putIn(catalogue, edit(form, request));
      return noted("put", form, answer, frame, request);
    } catch (BadDocument e) {
      return Troubles.of(e.problems(), form.fields());
    }
  }

  private Troubles noted(
      String deed, EntryForm form, Answer answer, Frame frame, HttpServletRequest request) {
    var troubles = troubles(answer, form, frame);
    var result = troubles.none() ? "ok" : "refused: " + troubles.inOneLine();
    audit.record(request, form.kind().code() + "." + deed, form.key(), result);
    return troubles;
  }

  private static Edit edit(EntryForm form, HttpServletRequest request) {
    return new Edit(Caller.of(request).words(), form.revision());
  }

  private static Troubles troubles(Answer answer, EntryForm form, Frame frame) {
    return switch (answer) {
      case Answer.Written _, Answer.Removed _ -> Troubles.NONE;
      case Answer.Absent _ -> Troubles.above(frame.say("entry.none-such"));
      case Answer.OfFile _ -> Troubles.above(frame.say("entry.of-file"));
      case Answer.Stale _ -> Troubles.above(frame.say("entry.stale"));
      case Answer.Blind _ -> Troubles.beside(form.fields().getFirst(), frame.say("entry.taken"));
      case Answer.Refused(var problems) -> Troubles.of(problems, form.fields());
    };
  }
}
