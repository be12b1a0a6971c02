package fengsui.wire;

import fengsui.model.Alarm;
import fengsui.model.Change;
import fengsui.model.Diagnosis;
import fengsui.model.Observation;
import fengsui.model.Payment;
import fengsui.model.Plan;
import fengsui.model.Target;
import fengsui.model.Vantage;
import fengsui.model.Verdict;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;

/// The words of the house as JSON, one line each, and back.
///
/// Reading ignores unknown fields, and throws [WireException] for what is missing, of the wrong
/// kind or outside a closed set.
public final class Json {

  static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private static final String ONE_A_LINE = "write one JSON object a line";

  private Json() {}

  public static String write(Observation observation) {
    return line(ObservationJson.write(observation));
  }

  public static String write(Verdict verdict) {
    return line(VerdictJson.write(verdict));
  }

  public static String write(Diagnosis diagnosis) {
    return line(DiagnosisJson.write(diagnosis));
  }

  public static String write(Change change) {
    return line(ChangeJson.write(change));
  }

  public static String write(Payment payment) {
    return line(PaymentJson.write(payment));
  }

  public static String write(Alarm alarm) {
    return line(AlarmJson.write(alarm));
  }

  public static String write(Target target) {
    return line(PlaceJson.write(target));
  }

  public static String write(Vantage vantage) {
    return line(PlaceJson.write(vantage));
  }

  public static String write(Plan plan) {
    return line(PlanJson.write(plan));
  }

  /// Writes an observation as an agent sends it: with its number in the agent's spool.
  public static String write(long sequence, Observation observation) {
    return line(ObservationJson.write(observation).put("sequence", sequence));
  }

  public static Target readTarget(String line) {
    return PlaceJson.readTarget(fields(line));
  }

  public static Vantage readVantage(String line) {
    return PlaceJson.readVantage(fields(line));
  }

  public static Plan readPlan(String line) {
    return PlanJson.read(fields(line));
  }

  public static Observation readObservation(String line) {
    return ObservationJson.read(fields(line));
  }

  /// Reads an observation with its number, as [#write(long, Observation)] wrote it.
  public static Sequenced readSequenced(String line) {
    var fields = fields(line);
    var sequence = fields.integer("sequence");
    if (sequence < 1) {
      throw fields.complaint("sequence", "must be at least 1, but is " + sequence, "count from 1");
    }
    return new Sequenced(sequence, ObservationJson.read(fields));
  }

  /// Reads an observation, or a probe result as the observations it is made of.
  public static List<Observation> readObservations(String line) {
    var fields = fields(line);
    return fields.has("steps")
        ? DiagnosisJson.read(fields).observations()
        : List.of(ObservationJson.read(fields));
  }

  public static Verdict readVerdict(String line) {
    return VerdictJson.read(fields(line));
  }

  public static Diagnosis readDiagnosis(String line) {
    return DiagnosisJson.read(fields(line));
  }

  public static Change readChange(String line) {
    return ChangeJson.read(fields(line));
  }

  public static Alarm readAlarm(String line) {
    return AlarmJson.read(fields(line));
  }

  public static Payment readPayment(String line) {
    return PaymentJson.read(fields(line));
  }

  /// Returns what a JSON text says.
  static String text(String literal) {
    try {
      return MAPPER.readTree(literal).stringValue();
    } catch (JacksonException e) {
      throw new WireException("text", "is no JSON text", "correct it");
    }
  }

  private static String line(JsonNode tree) {
    return Escapes.visible(tree.toString());
  }

  static Fields fields(String line) {
    if (line.isBlank()) {
      throw new WireException("document", "is empty", ONE_A_LINE);
    }
    try {
      return Fields.of(MAPPER.readTree(line));
    } catch (StreamConstraintsException _) {
      throw new WireException("document", "is nested too deep or has a name too long", ONE_A_LINE);
    } catch (MismatchedInputException _) {
      throw new WireException("document", "is more than one JSON value", ONE_A_LINE);
    } catch (JacksonException e) {
      throw notJson(e);
    }
  }

  private static WireException notJson(JacksonException e) {
    var at = e.getLocation();
    var place = at == null ? "document" : "column " + Math.max(1, at.getColumnNr());
    var problem = e.getOriginalMessage().replaceFirst("(?s)(: was expecting|\n).*", "");
    return new WireException(place, "is not JSON: " + Escapes.visible(problem), ONE_A_LINE);
  }
}
