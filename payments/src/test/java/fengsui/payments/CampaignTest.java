package fengsui.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fengsui.model.Change;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CampaignTest {

  private static Change change(String kind, Map<String, String> fields) {
    return new Change("C-123", kind, "ana", Instant.EPOCH, fields);
  }

  @Test
  void aCampaignIsReadFromItsChange() {
    var campaign =
        Campaign.of(
                change(
                    "campaign",
                    Map.of("type", "percent", "label", "春节红包", "value", "0.20", "cap", "50")))
            .orElseThrow();

    assertThat(campaign.id()).isEqualTo("C-123");
    assertThat(campaign.type()).isEqualTo(Campaign.Type.PERCENT);
    assertThat(campaign.value()).isEqualTo(new BigDecimal("0.20"));
    assertThat(campaign.cap()).isEqualTo(new BigDecimal("50"));
  }

  @Test
  void anotherKindOfChangeIsNoCampaign() {
    assertThat(Campaign.of(change("deploy", Map.of()))).isEmpty();
  }

  @Test
  void aCampaignThatLacksAFieldOrHasItWrongIsRefusedByName() {
    assertThatThrownBy(() -> Campaign.of(change("campaign", Map.of("type", "percent"))))
        .hasMessage("fields.label is missing");
    assertThatThrownBy(() ->
            Campaign.of(change("campaign", Map.of("type", "share", "label", "a", "value", "1"))))
        .hasMessage("fields.type must be percent or amount, but is share");
    assertThatThrownBy(() ->
            Campaign.of(change("campaign", Map.of("type", "amount", "label", "a", "value", "-1"))))
        .hasMessage("fields.value must be a decimal like 0.20, but is -1");
  }
}
