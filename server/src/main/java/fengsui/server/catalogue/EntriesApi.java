package fengsui.server.catalogue;

import fengsui.server.access.Caller;
import fengsui.server.config.Entries;
import fengsui.server.yaml.BadDocument;
import fengsui.server.yaml.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What the API does with entries of one kind.
final class EntriesApi<T> {

  private final Form<T> form;
  private final Catalogue catalogue;

  EntriesApi(Form<T> form, Catalogue catalogue) {
    this.form = form;
    this.catalogue = catalogue;
  }

  /// What is particular to a kind.
  ///
  /// @param key of an entry that holds its id
  /// @param all the entries of that kind
  record Form<T>(
      Kind kind,
      String key,
      Function<Snapshot, Map<String, Listed<T>>> all,
      Function<T, ObjectNode> writing,
      Function<String, T> reading,
      BiFunction<T, Edit, Answer> putting) {}

  ObjectNode list() {
    var now = catalogue.snapshot();
    var tree = JsonNodeFactory.instance.objectNode().put("revision", now.revision());
    var list = tree.putArray(form.kind().code() + "s");
    for (var listed : form.all().apply(now).values()) {
      list.add(Replies.described(listed, form.writing().apply(listed.entry())));
    }
    return tree;
  }

  ResponseEntity<Object> one(String id) {
    var listed = form.all().apply(catalogue.snapshot()).get(id);
    return listed == null
        ? Replies.absent(form.kind().code(), id)
        : Replies.entry(listed, form.writing().apply(listed.entry()));
  }

  ResponseEntity<Object> put(String id, Caller caller, HttpServletRequest request)
      throws IOException {
    try {
      var text = Body.read(request);
      var entry = form.reading().apply(text);
      requireSame(id, form.writing().apply(entry).get(form.key()).stringValue());
      var seen = seen(request);
      var edit = new Edit(caller.words(), seen == null ? Entries.findRevision(text) : seen);
      return Replies.of(form.putting().apply(entry, edit), form.kind().code(), id);
    } catch (BadDocument e) {
      return Replies.wrong(e);
    }
  }

  ResponseEntity<Object> remove(String id, Caller caller, HttpServletRequest request) {
    try {
      var edit = new Edit(caller.words(), seen(request));
      return Replies.of(catalogue.remove(form.kind(), id, edit), form.kind().code(), id);
    } catch (BadDocument e) {
      return Replies.wrong(e);
    }
  }

  private void requireSame(String asked, String written) {
    if (!asked.equals(written)) {
      throw bad(
          form.key(),
          "is \"" + written + "\", but the address says \"" + asked + "\"",
          "make them one");
    }
  }

  private @Nullable Long seen(HttpServletRequest request) {
    var header = request.getHeader("If-Match");
    if (header == null || header.equals("*")) {
      return null;
    }
    var digits = header.replaceFirst("^(W/)?\"([0-9]{1,18})\"$", "$2");
    if (!digits.matches("[0-9]{1,18}")) {
      throw bad("If-Match", "is no revision: \"" + header + "\"", "send the ETag of the answer");
    }
    return Long.valueOf(digits);
  }

  private BadDocument bad(String path, String problem, String remedy) {
    return new BadDocument(form.kind().code(), List.of(new Problem(0, path, problem, remedy)));
  }
}
