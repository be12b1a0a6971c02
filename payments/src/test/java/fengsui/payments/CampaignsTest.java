package fengsui.payments;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fengsui.model.Change;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CampaignsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "type  |         | campaign C-1: fields.type is missing",
        "type  | share   | campaign C-1: fields.type must be percent or amount, but is share",
        "label |         | campaign C-1: fields.label is missing",
        "value | 20 %    | campaign C-1: fields.value must be a decimal like 0.20, but is 20 %",
        "value | -1      | campaign C-1: fields.value must be a decimal like 0.20, but is -1",
        "cap   | NaN     | campaign C-1: fields.cap must be a decimal like 0.20, but is NaN"
      })
  void whatACampaignLacksIsNamed(String field, String value, String message) {
    Map<String, String> fields =
        new HashMap<>(Map.of("type", "percent", "label", "券", "value", "0.1", "cap", "5"));
    if (value == null) {
      fields.remove(field);
    } else {
      fields.put(field, value);
    }
    var change = new Change("C-1", "campaign", "a", Instant.EPOCH, fields);

    assertThatThrownBy(() -> Campaigns.of(List.of(change)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}
