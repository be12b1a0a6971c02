package fengsui.server.pages.targets;

import static fengsui.server.pages.EntryForm.said;

import fengsui.server.catalogue.Answer;
import fengsui.server.catalogue.Catalogue;
import fengsui.server.catalogue.Edit;
import fengsui.server.catalogue.Kind;
import fengsui.server.config.Configuration.TargetEntry;
import fengsui.server.config.Entries;
import fengsui.server.pages.EntryForm;
import fengsui.server.pages.Names;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;

/// A target as a person writes it down; what is left out is null.
///
/// @param owner `ours`, `control` or `provider`, whose name is then in `provider`
/// @param revision that of the entry which the form was filled from; null for a new one
public record TargetForm(
    @Nullable String id,
    @Nullable String url,
    @Nullable String side,
    @Nullable String owner,
    @Nullable String provider,
    @Nullable String criticality,
    @Nullable String note,
    @Nullable Long revision)
    implements EntryForm {

  /// An empty one.
  static final TargetForm NEW =
      new TargetForm("", "", "overseas", "ours", "", "important", "", null);

  static TargetForm of(TargetEntry entry, long revision) {
    var target = entry.target();
    var owner = target.owner().code();
    var provider = owner.startsWith("provider:");
    return new TargetForm(
        target.id(),
        Names.url(target),
        target.side().code(),
        provider ? "provider" : owner,
        provider ? owner.substring("provider:".length()) : "",
        entry.criticality(),
        entry.note(),
        revision);
  }

  @Override
  public Kind kind() {
    return Kind.TARGET;
  }

  @Override
  public List<String> fields() {
    return List.of("id", "url", "side", "owner", "criticality", "note");
  }

  @Override
  public String key() {
    return said(id).isEmpty() ? name(said(url)) : said(id);
  }

  @Override
  public Answer putIn(Catalogue catalogue, Edit edit) {
    var tree =
        JsonNodeFactory.instance
            .objectNode()
            .put("id", key())
            .put("url", said(url))
            .put("side", said(side))
            .put("owner", owner())
            .put("criticality", said(criticality))
            .put("note", said(note));
    return catalogue.put(Entries.readTarget(tree.toString()), edit);
  }

  @Override
  public String owner() {
    return said(owner).equals("provider") ? "provider:" + said(provider) : said(owner);
  }

  /// The word that the form has chosen for the owner.
  public String ownerKind() {
    return said(owner);
  }

  /// A name for a target that has none: its host's.
  private static String name(String url) {
    return url.replaceFirst("^[a-z]+://", "").replaceFirst("[/:?#].*$", "");
  }
}
