package fengsui.guard.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import org.junit.jupiter.api.Test;

class SignedNoteTest {

  private static final Checkpoint CHECKPOINT =
      new Checkpoint("fengsui/test", 3, MerkleTree.leaf(new byte[] {1}));

  private static KeyPair key() throws GeneralSecurityException {
    return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
  }

  @Test
  void whatIsSignedComesBack() throws Exception {
    var pair = key();
    var note = SignedNote.sign(CHECKPOINT, pair.getPrivate(), pair.getPublic());

    assertThat(note).startsWith("fengsui/test\n3\n").contains("\n\n\u2014 fengsui/test ");
    assertThat(SignedNote.open(note, pair.getPublic())).isEqualTo(CHECKPOINT);
  }

  @Test
  void anotherKeyDoesNotCount() throws Exception {
    var pair = key();
    var note = SignedNote.sign(CHECKPOINT, pair.getPrivate(), pair.getPublic());
    var other = key().getPublic();

    assertThatThrownBy(() -> SignedNote.open(note, other))
        .isInstanceOf(LogRefused.class)
        .hasMessage("is not signed by the key given");
  }

  @Test
  void aChangedSizeIsNoticed() throws Exception {
    var pair = key();
    var note = SignedNote.sign(CHECKPOINT, pair.getPrivate(), pair.getPublic());

    assertThatThrownBy(() -> SignedNote.open(note.replace("\n3\n", "\n4\n"), pair.getPublic()))
        .hasMessage("has a wrong signature: the checkpoint was changed");
    assertThatThrownBy(() -> SignedNote.open(note.replace("\n\n", "\n"), pair.getPublic()))
        .hasMessage("is no signed checkpoint: no empty line follows its text");
    assertThatThrownBy(() -> SignedNote.open("a\nb\nc\n\n", pair.getPublic()))
        .hasMessage("is no checkpoint: it has not a name, a size and a root, one a line");
  }
}
