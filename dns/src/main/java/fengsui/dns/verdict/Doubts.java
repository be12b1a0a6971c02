package fengsui.dns.verdict;

import java.util.ArrayList;
import java.util.List;

/// What speaks against an address without proving it wrong. One doubt makes it suspect. Two condemn
/// it, if they come from different observations and one of them is strong; a weak doubt, such as an
/// odd time to live, never does.
final class Doubts {

  private static final int WEAK = 0;
  private static final int MEDIUM = 1;
  private static final int STRONG = 2;

  private final List<String> sentences;
  private int counted;
  private boolean strong;

  Doubts() {
    sentences = new ArrayList<>(0);
  }

  Doubts(Doubts others) {
    sentences = new ArrayList<>(others.sentences);
    counted = others.counted;
    strong = others.strong;
  }

  void weak(String sentence) {
    add(sentence, WEAK);
  }

  void medium(String sentence) {
    add(sentence, MEDIUM);
  }

  void strong(String sentence) {
    add(sentence, STRONG);
  }

  private void add(String sentence, int weight) {
    sentences.add(sentence);
    counted += weight == WEAK ? 0 : 1;
    strong |= weight == STRONG;
  }

  boolean none() {
    return sentences.isEmpty();
  }

  boolean condemn() {
    return strong && counted >= 2;
  }

  String words() {
    return String.join("; ", sentences);
  }

  List<String> sentences() {
    return sentences;
  }
}
