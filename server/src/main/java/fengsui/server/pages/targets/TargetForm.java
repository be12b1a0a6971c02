package fengsui.server.pages.targets;

import fengsui.server.config.Configuration.TargetEntry;
import fengsui.server.config.Entries;
import fengsui.server.pages.Names;
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
    @Nullable Long revision) {

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

  /// Returns the entry.
  ///
  /// @throws fengsui.server.yaml.BadDocument that names all that is wrong
  TargetEntry entry() {
    var url = said(this.url);
    var tree =
        JsonNodeFactory.instance
            .objectNode()
            .put("id", said(id).isEmpty() ? name(url) : said(id))
            .put("url", url)
            .put("side", said(side))
            .put("owner", owner())
            .put("criticality", said(criticality))
            .put("note", said(note));
    return Entries.readTarget(tree.toString());
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

  private static String said(@Nullable String value) {
    return value == null ? "" : value.strip();
  }
}
