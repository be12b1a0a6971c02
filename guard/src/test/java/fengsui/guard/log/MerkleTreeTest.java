package fengsui.guard.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Against the tree of eight known leaves of the reference implementation of certificate
/// transparency (google/certificate-transparency, merkletree tests), and by properties.
class MerkleTreeTest {

  private static final HexFormat HEX = HexFormat.of();

  private static final List<String> ENTRIES =
      List.of(
          "",
          "00",
          "10",
          "2021",
          "3031",
          "40414243",
          "5051525354555657",
          "606162636465666768696a6b6c6d6e6f");

  private static final List<String> ROOTS =
      List.of(
          "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
          "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
          "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
          "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
          "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
          "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
          "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
          "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
          "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

  private static List<byte[]> leaves(int size) {
    return ENTRIES.subList(0, size).stream().map(HEX::parseHex).map(MerkleTree::leaf).toList();
  }

  @Test
  void rootsAreThoseOfTheReference() {
    for (int size = 0; size <= ENTRIES.size(); size++) {
      assertThat(HEX.formatHex(MerkleTree.root(leaves(size)))).isEqualTo(ROOTS.get(size));
    }
  }

  @Test
  void theFrontierHasTheSameRoots() {
    var frontier = new Frontier();
    for (int size = 0; size < ENTRIES.size(); size++) {
      assertThat(HEX.formatHex(frontier.root())).isEqualTo(ROOTS.get(size));
      frontier.add(MerkleTree.leaf(HEX.parseHex(ENTRIES.get(size))));
    }
    assertThat(HEX.formatHex(frontier.root())).isEqualTo(ROOTS.getLast());
  }

  @Test
  void everyEntryIsProvenToBeInEveryTreeThatHasIt() {
    for (int size = 1; size <= 40; size++) {
      var leaves = many(size);
      var root = MerkleTree.root(leaves);
      for (int index = 0; index < size; index++) {
        var path = MerkleTree.inclusion(leaves, index);

        assertThat(MerkleTree.included(leaves.get(index), index, size, path, root)).isTrue();
        assertThat(MerkleTree.included(leaves.get(index), index + 1, size, path, root)).isFalse();
        assertThat(MerkleTree.included(MerkleTree.leaf(new byte[] {9, 9}), index, size, path, root))
            .isFalse();
      }
    }
  }

  @Test
  void everyTreeIsProvenToBeTheBeginningOfEveryLaterOne() {
    for (int size = 1; size <= 33; size++) {
      var leaves = many(size);
      var root = MerkleTree.root(leaves);
      for (int earlier = 1; earlier <= size; earlier++) {
        var before = MerkleTree.root(leaves.subList(0, earlier));
        var proof = MerkleTree.consistency(leaves, earlier);

        assertThat(MerkleTree.consistent(earlier, before, size, root, proof)).isTrue();
        assertThat(MerkleTree.consistent(earlier, MerkleTree.node(before, root), size, root, proof))
            .isFalse();
      }
    }
  }

  private static List<byte[]> many(int size) {
    var leaves = new ArrayList<byte[]>();
    for (int i = 0; i < size; i++) {
      leaves.add(MerkleTree.leaf(new byte[] {(byte) i}));
    }
    return leaves;
  }
}
