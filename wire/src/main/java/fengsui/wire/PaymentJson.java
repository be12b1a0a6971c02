package fengsui.wire;

import fengsui.model.Payment;
import fengsui.model.Payment.Discount;
import fengsui.model.Payment.Status;
import java.math.BigDecimal;
import java.util.Currency;
import tools.jackson.databind.node.ObjectNode;

/// The JSON form of a payment. Money is decimal text.
final class PaymentJson {

  private PaymentJson() {}

  static ObjectNode write(Payment payment) {
    var node =
        Trees.object()
            .put("id", payment.id())
            .put("at", Trees.time(payment.at()))
            .put("scene", payment.scene())
            .put("amount", payment.amount().toPlainString())
            .put("paid", payment.paid().toPlainString())
            .put("currency", payment.currency());
    node.set("discounts", Trees.list(payment.discounts(), PaymentJson::write));
    Trees.putPresent(node, "merchant", payment.merchant());
    Trees.putPresent(node, "region", payment.region());
    Trees.putPresent(node, "channel", payment.channel());
    Trees.putPresent(node, "user", payment.user());
    node.put("status", payment.status().code());
    Trees.putPresent(node, "config", payment.config());
    return node;
  }

  private static ObjectNode write(Discount discount) {
    var node = Trees.object().put("label", discount.label());
    Trees.putPresent(node, "campaign", discount.campaign());
    return node.put("amount", discount.amount().toPlainString());
  }

  static Payment read(Fields from) {
    var id = from.text("id");
    var at = from.time("at");
    var scene = from.text("scene");
    var amount = from.money("amount");
    var paid = from.money("paid");
    var currency = from.word("currency", PaymentJson::currency);
    var discounts = from.objects("discounts").stream().map(PaymentJson::discount).toList();
    var merchant = from.findText("merchant");
    var region = from.findText("region");
    var channel = from.findText("channel");
    var user = from.findText("user");
    var status = from.coded(Status.class, "status");
    var config = from.findText("config");
    return from.make(() ->
        new Payment(
            id, at, scene, amount, paid, currency, discounts, merchant, region, channel, user,
            status, config));
  }

  private static Discount discount(Fields from) {
    var label = from.text("label");
    var campaign = from.findText("campaign");
    BigDecimal amount = from.money("amount");
    return from.make(() -> new Discount(label, campaign, amount));
  }

  static String currency(String code) {
    try {
      return Currency.getInstance(code).getCurrencyCode();
    } catch (IllegalArgumentException _) {
      throw new IllegalArgumentException("is no ISO 4217 currency: " + code);
    }
  }
}
