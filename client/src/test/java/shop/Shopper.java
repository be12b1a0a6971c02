package shop;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// A program that knows nothing of us: it asks a shop twice, and says what it got.
public final class Shopper {

  private Shopper() {}

  public static void main(String[] args) throws InterruptedException {
    System.out.println("client " + byClient(URI.create(args[0])));
    System.out.println("url " + byUrl(URI.create(args[0])));
  }

  private static String byClient(URI uri) throws InterruptedException {
    try (var client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(20)).build()) {
      return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
    } catch (java.io.IOException e) {
      return "failed: " + e;
    }
  }

  private static String byUrl(URI uri) {
    try (var stream = uri.toURL().openStream()) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (java.io.IOException e) {
      return "failed: " + e;
    }
  }
}
