package fengsui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fengsui.dns.IpText;
import fengsui.dns.message.Name;
import fengsui.dns.verdict.Proof;
import fengsui.model.Failure;
import fengsui.model.Outcome;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailsafeCommandTest {

  @TempDir private Path folder;

  @BeforeEach
  void key() {
    assertThat(Run.of("failsafe", "key", "--out", path("key")).code()).isZero();
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  private String bundle(String until) throws IOException {
    return Files.writeString(
            folder.resolve("bundle.yaml"),
            """
            schema: fengsui.failsafe/1
            sequence: 7
            notBefore: 2026-01-01T00:00:00Z
            notAfter: %s
            names:
              shop.example:
                addresses: [39.1.1.9, "2001:67c:4::1"]
                directIpAllowed: true
            """
                .formatted(until))
        .toString();
  }

  private Run sign(String bundle) {
    return Run.of("failsafe", "sign", bundle, "--key", path("key"), "--out", path("signed"));
  }

  private Run verify(String... more) {
    var all =
        new java.util.ArrayList<>(
            List.of("failsafe", "verify", path("signed"), "--key", path("key.pub")));
    all.addAll(List.of(more));
    return Run.of(all.toArray(String[]::new));
  }

  @Test
  void theSecretKeyIsReadableByItsOwnerOnlyAndNeverOverwritten() throws IOException {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(Path.of(path("key")))))
        .isEqualTo("rw-------");
    var again = Run.of("failsafe", "key", "--out", path("key"));
    assertThat(again.code()).isEqualTo(2);
    assertThat(again.err()).isEqualTo(path("key") + ": is there already; name a new file\n");
  }

  @Test
  void whatIsSignedIsVerified() throws IOException {
    var signed = sign(bundle("2099-01-01T00:00:00Z"));

    assertThat(signed.err()).isEmpty();
    assertThat(signed.code()).isZero();
    assertThat(signed.out()).startsWith("bundle 7 signed with key ");
    assertThat(verify().out())
        .isEqualTo("bundle 7 is signed and valid until 2099-01-01T00:00:00Z: 1 name\n");
    assertThat(verify().code()).isZero();
    assertThat(verify("--json").out())
        .isEqualTo(
            "{\"sequence\":7,\"notBefore\":\"2026-01-01T00:00:00Z\","
                + "\"notAfter\":\"2099-01-01T00:00:00Z\",\"names\":1,\"valid\":true,"
                + "\"problem\":null,\"rotten\":null}\n");
  }

  @Test
  void openSslAgreesWithTheSignature() throws Exception {
    sign(bundle("2099-01-01T00:00:00Z"));
    var lines = Files.readString(Path.of(path("signed"))).split("\n", 4);
    Files.writeString(Path.of(path("text")), lines[0] + "\n" + lines[1] + "\n" + lines[3]);
    Files.write(
        Path.of(path("signature")),
        java.util.HexFormat.of().parseHex(lines[2].substring("ed25519 ".length())));

    var openssl =
        new ProcessBuilder(
                List.of(
                    "openssl",
                    "pkeyutl",
                    "-verify",
                    "-pubin",
                    "-inkey",
                    path("key.pub"),
                    "-rawin",
                    "-in",
                    path("text"),
                    "-sigfile",
                    path("signature")))
            .redirectErrorStream(true)
            .start();

    assertThat(new String(openssl.getInputStream().readAllBytes()))
        .contains("Signature Verified Successfully");
    assertThat(openssl.waitFor()).isZero();
  }

  @Test
  void whatWasChangedOrIsOutOfTimeIsAProblem() throws IOException {
    sign(bundle("2026-01-02T00:00:00Z"));
    assertThat(verify().code()).isEqualTo(1);
    assertThat(verify().out())
        .startsWith("bundle 7 was valid until 2026-01-02T00:00:00Z, but this host's clock says ");

    var file = Path.of(path("signed"));
    Files.writeString(file, Files.readString(file).replace("39.1.1.9", "39.1.1.8"));
    assertThat(verify().code()).isEqualTo(1);
    assertThat(verify().out()).contains("its signature by key ").contains(" is wrong");
    assertThat(verify("--json").out()).startsWith("{\"valid\":false,\"problem\":\"its signature");
  }

  @Test
  void badInputIsToldInOneLine() throws IOException {
    var bad = Files.writeString(folder.resolve("bad.yaml"), "schema: fengsui.failsafe/1\n");
    assertThat(sign(bad.toString()).code()).isEqualTo(2);
    assertThat(sign(bad.toString()).err())
        .isEqualTo(bad + ": sequence is no whole number in its range; write one from 1 on\n");
    assertThat(sign(path("none")).err())
        .isEqualTo(path("none") + ": does not exist; give a file that can be read\n");
    var noKey = Run.of("failsafe", "verify", path("none"), "--key", bad.toString());
    assertThat(noKey.code()).isEqualTo(2);
    assertThat(noKey.err())
        .isEqualTo(
            bad
                + ": holds no usable Ed25519 key; give one in PEM form, from fengsui failsafe"
                + " key\n");
    assertThat(Run.of("failsafe").code()).isEqualTo(2);
  }

  @Test
  void everyAddressIsToldAndWhatIsNotProvenIsCounted() {
    var out = new ByteArrayOutputStream();
    var console =
        new Console(
            new ByteArrayInputStream(new byte[0]),
            new PrintStream(out),
            new PrintStream(out),
            false);
    var proofs = new FailsafeProofs(console, false);
    var name = Name.of("shop.example");
    var address = IpText.parse("39.1.1.9");
    proofs.proved(name, address, new Proof.Proven("0a"), Duration.ofMillis(12));
    proofs.proved(name, address, new Proof.Refuted(List.of(), "is for x"), Duration.ofMillis(12));
    new FailsafeProofs(console, true)
        .proved(
            name,
            address,
            new Proof.Unreachable(new Outcome.Failed(Failure.CONNECTION_REFUSED)),
            Duration.ofMillis(12));

    assertThat(proofs.rotten()).isEqualTo(1);
    assertThat(out.toString())
        .isEqualTo(
            """
            shop.example 39.1.1.9: proven, key 0a (12 ms)
            shop.example 39.1.1.9: refuted, the certificate there is for x (12 ms)
            {"name":"shop.example","address":"39.1.1.9","proof":"unreachable","detail":"connection_refused","ms":12.0}
            """);
  }
}
