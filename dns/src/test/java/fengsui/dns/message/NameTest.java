package fengsui.dns.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameTest {

  private static final String LABEL = "l".repeat(63);

  @Test
  void comparesWithoutRegardToCase() {
    assertThat(Name.of("Shop.EXAMPLE")).isEqualTo(Name.of("shop.example."));
    assertThat(Name.of("Shop.EXAMPLE")).hasSameHashCodeAs(Name.of("shop.example"));
    assertThat(Name.of("Shop.EXAMPLE")).hasToString("Shop.EXAMPLE");
    assertThat(Name.of("shop.example")).isNotEqualTo(Name.of("shopxexample"));
    assertThat(Name.of("[")).isNotEqualTo(Name.of("{"));
  }

  @Test
  void keepsTheCaseThatWasDrawn() throws Exception {
    var mixed = Name.of("shop-1.example").withCaseOf(new Random(9));

    assertThat(mixed).isEqualTo(Name.of("shop-1.example"));
    assertThat(mixed.toString())
        .isNotEqualTo("shop-1.example")
        .isEqualToIgnoringCase("SHOP-1.example");
    assertThat(mixed.sameCase(Name.of(mixed.toString()))).isTrue();
    assertThat(mixed.sameCase(Name.of("shop-1.example"))).isFalse();
    var message = Query.of(mixed, RecordType.A).message(new Random(1));
    assertThat(Message.decode(message.encode()).question().name().sameCase(mixed)).isTrue();
    var answer = Message.answerTo(message, 1, List.of(new RecordData.Cname(Name.of("X.example"))));
    assertThat(Message.decode(answer.encode()).answers().getFirst().name().sameCase(mixed))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {".", "shop.example", "a\\.b.c", "\\000\\255.x", "\\\\.x", "x\\032y", "*"})
  void readsBackAsItIsWritten(String text) {
    assertThat(Name.of(text)).hasToString(text);
    assertThat(Name.of(Name.of(text).toString())).isEqualTo(Name.of(text));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void readsBackRandomNames(long seed) {
    var messages = new RandomMessages(new Random(seed));
    for (int i = 0; i < 2_000; i++) {
      var name = messages.name();

      assertThat(Name.of(name.toString())).isEqualTo(name);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void takesAnyTextForANameOrSaysWhyNot(long seed) {
    var random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      var text = text(random);
      try {
        assertThat(Name.of(Name.of(text).toString())).isEqualTo(Name.of(text));
      } catch (IllegalArgumentException wrong) {
        assertThat(wrong).hasMessageStartingWith("name \"" + text + "\" ");
      }
    }
  }

  private static String text(Random random) {
    var text = new StringBuilder();
    for (int length = random.nextInt(12); length > 0; length--) {
      text.append("ab.\\0129 é*-".charAt(random.nextInt(12)));
    }
    return text.toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|is empty",
        "..|has an empty label",
        ".example|has an empty label",
        "a..b|has an empty label",
        "münchen.example|has a character that is not ASCII or not printable",
        "a b|has a character that is not ASCII or not printable",
        "a\\|has a backslash without a character or three digits after it",
        "a\\25|has a backslash without a character or three digits after it",
        "a\\256|has \\256, which is no byte"
      })
  void saysWhyATextIsNoName(String text, String problem) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Name.of(text))
        .withMessage("name \"%s\" %s", text, problem);
  }

  @Test
  void isAsLongAsTheWireAllows() {
    var longest = String.join(".", LABEL, LABEL, LABEL, "l".repeat(61));

    assertThat(Name.of(longest).length()).isEqualTo(255);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Name.of(longest + "l"))
        .withMessageEndingWith("takes 256 bytes; the most is 255");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Name.of(LABEL + "l"))
        .withMessageEndingWith("has a label of 64 bytes; the most is 63");
  }

  @Test
  void knowsItsAncestors() {
    var name = Name.of("www.shop.example");

    assertThat(name.parent()).isEqualTo(Name.of("shop.example"));
    assertThat(name.isWithin(Name.of("EXAMPLE"))).isTrue();
    assertThat(name.isWithin(name)).isTrue();
    assertThat(name.isWithin(Name.ROOT)).isTrue();
    assertThat(name.isWithin(Name.of("op.example"))).isFalse();
    assertThat(Name.of("example").isWithin(name)).isFalse();
    assertThatIllegalStateException().isThrownBy(Name.ROOT::parent);
  }
}
