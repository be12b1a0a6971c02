package fengsui.wire;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/// Lines as others write them, and what is said about wrong ones.
final class Examples {

  static final String OBSERVATION =
      """
      {"at":"2025-08-12T11:41:03.120Z","agent":"bj-u-1",\
      "vantage":{"carrier":"unicom","province":"beijing","access":"fixed","side":"domestic"},\
      "target":{"id":"shop","host":"shop.example","port":443,"side":"domestic","owner":"ours"},\
      "stage":"resolve","outcome":"dns_bogon_error","ms":4.2,"peer":null,\
      "evidence":{"resolver":"udp://198.18.3.53:53","answers":["127.0.0.2"],"late":[],\
      "floorMs":null,"control":null}}\
      """;

  static final String VERDICT =
      """
      {"domain":"carrier","carrier":"unicom","province":"beijing","layer":"dns","port":null,\
      "direction":null,"confidence":0.98,"since":"2025-08-12T11:40:00Z",\
      "scope":{"targets":41,"vantages":3},"because":["a"],"against":[],\
      "ruledOut":[{"domain":"ours","by":"b"}],"next":{"control":"c","gainBits":0.4},\
      "provider":null,"change":null,"robust":false,"agent":null}\
      """;

  private Examples() {}

  /// Returns what a reader says against its input; empty when it takes it.
  static String complaint(ThrowingCallable reading) {
    try {
      reading.call();
      return "";
    } catch (WireException e) {
      return e.getMessage();
    } catch (Throwable e) {
      throw new AssertionError("not a complaint about the input", e);
    }
  }
}
