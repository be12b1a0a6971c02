package fengsui.server.alerts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The table `symptom`.
@Component
class SymptomTable {

  private static final JsonMapper MAPPER = JsonMapper.shared();

  private final JdbcClient database;
  private final TransactionTemplate transaction;

  SymptomTable(JdbcClient database, TransactionTemplate transaction) {
    this.database = database;
    this.transaction = transaction;
  }

  List<Symptom> endingAfter(Instant time, int most) {
    return database
        .sql("select * from symptom where ends > ? order by starts desc, fingerprint limit ?")
        .params(Timestamp.from(time), most)
        .query(SymptomTable::row)
        .list();
  }

  /// Merges what was told, by fingerprint, into what is known, in one transaction.
  void merge(SortedMap<String, Symptom> told, Instant now) {
    transaction.executeWithoutResult(_ -> {
      // One at a time: what is merged must be what is stored.
      database.sql("lock table symptom in share row exclusive mode").update();
      var known = known(told.keySet());
      var merged =
          told.entrySet().stream()
              .map(entry -> {
                var old = known.get(entry.getKey());
                return old == null ? entry.getValue() : old.then(entry.getValue(), now);
              })
              .toList();
      store(merged);
    });
  }

  void forget(Instant before) {
    database.sql("delete from symptom where ends < ?").param(Timestamp.from(before)).update();
  }

  private Map<String, Symptom> known(Collection<String> fingerprints) {
    var known = new HashMap<String, Symptom>();
    if (fingerprints.isEmpty()) {
      return known;
    }
    database
        .sql("select * from symptom where fingerprint in (:some)")
        .param("some", fingerprints)
        .query(SymptomTable::row)
        .list()
        .forEach(symptom -> known.put(symptom.fingerprint(), symptom));
    return known;
  }

  private void store(List<Symptom> symptoms) {
    var rows = MAPPER.createArrayNode();
    for (var symptom : symptoms) {
      var row = rows.addObject();
      row.put("fingerprint", symptom.fingerprint())
          .put("starts", symptom.startsAt().toString())
          .put("ends", symptom.endsAt().toString())
          .put("timeout", symptom.timeout())
          .put("updated", symptom.updatedAt().toString())
          .put("generator", symptom.generator())
          .set("labels", MAPPER.valueToTree(symptom.labels()));
      row.set("annotations", MAPPER.valueToTree(symptom.annotations()));
    }
    database
        .sql(
            """
            insert into symptom
            select fingerprint, labels, annotations, starts, ends, timeout, updated, generator
            from jsonb_to_recordset(?::jsonb) as row (fingerprint text, labels jsonb,
              annotations jsonb, starts timestamptz, ends timestamptz, timeout boolean,
              updated timestamptz, generator text)
            on conflict (fingerprint) do update set labels = excluded.labels,
              annotations = excluded.annotations, starts = excluded.starts, ends = excluded.ends,
              timeout = excluded.timeout, updated = excluded.updated,
              generator = excluded.generator
            """)
        .param(rows.toString())
        .update();
  }

  private static Symptom row(ResultSet row, int number) throws SQLException {
    return new Symptom(
        texts(row.getString("labels")),
        texts(row.getString("annotations")),
        time(row, "starts"),
        time(row, "ends"),
        row.getBoolean("timeout"),
        time(row, "updated"),
        row.getString("generator"));
  }

  private static Instant time(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static SortedMap<String, String> texts(String json) {
    var texts = new TreeMap<String, String>();
    for (Map.Entry<String, JsonNode> entry : MAPPER.readTree(json).properties()) {
      texts.put(entry.getKey(), entry.getValue().stringValue());
    }
    return texts;
  }
}
