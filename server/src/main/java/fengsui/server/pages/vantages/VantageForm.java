package fengsui.server.pages.vantages;

import static fengsui.server.pages.EntryForm.lines;
import static fengsui.server.pages.EntryForm.said;

import fengsui.server.catalogue.Answer;
import fengsui.server.catalogue.Catalogue;
import fengsui.server.catalogue.Edit;
import fengsui.server.catalogue.Kind;
import fengsui.server.config.Configuration.VantageEntry;
import fengsui.server.config.Entries;
import fengsui.server.pages.EntryForm;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;

/// Where an agent stands as a person writes it down; what is left out is null.
///
/// @param resolvers their addresses, one a line
/// @param revision that of the entry which the form was filled from; null for a new one
public record VantageForm(
    @Nullable String agent,
    @Nullable String carrier,
    @Nullable String province,
    @Nullable String access,
    @Nullable String side,
    @Nullable String resolvers,
    @Nullable Long revision)
    implements EntryForm {

  /// An empty one.
  static final VantageForm NEW = new VantageForm("", "", "unknown", "fixed", "domestic", "", null);

  static VantageForm of(VantageEntry entry, long revision) {
    var vantage = entry.vantage();
    return new VantageForm(
        entry.agent(),
        vantage.carrier().code(),
        vantage.province(),
        vantage.access().code(),
        vantage.side().code(),
        String.join("\n", entry.resolvers()),
        revision);
  }

  @Override
  public Kind kind() {
    return Kind.VANTAGE;
  }

  @Override
  public List<String> fields() {
    return List.of("agent", "carrier", "province", "access", "side", "resolvers");
  }

  @Override
  public String key() {
    return said(agent);
  }

  @Override
  public Answer putIn(Catalogue catalogue, Edit edit) {
    var tree =
        JsonNodeFactory.instance
            .objectNode()
            .put("agent", key())
            .put("carrier", said(carrier))
            .put("province", said(province).isEmpty() ? "unknown" : said(province))
            .put("access", said(access))
            .put("side", said(side));
    lines(resolvers).forEach(tree.putArray("resolvers")::add);
    return catalogue.put(Entries.readVantage(tree.toString()), edit);
  }
}
