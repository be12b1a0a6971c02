package fengsui.linux;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// An assembler for the classic packet filter (`linux/filter.h`), with labels for its jumps, which
/// only go forward.
final class BpfProgram {

  /// The kernel takes no longer program (`BPF_MAXINSNS`).
  static final int MOST_INSTRUCTIONS = 4096;

  /// Loads the packet's Ethernet protocol, whatever its link is (`SKF_AD_PROTOCOL`).
  static final int PROTOCOL = 0xfffff000;

  private static final int INSTRUCTION = 8;
  private static final int LOAD_WORD = 0x20;
  private static final int LOAD_HALF = 0x28;
  private static final int LOAD_BYTE = 0x30;
  private static final int LOAD_WORD_AT_X = 0x40;
  private static final int LOAD_HALF_AT_X = 0x48;
  private static final int X_TO_IPV4_HEADER_LENGTH = 0xb1;
  private static final int JUMP_EQUAL = 0x15;
  private static final int JUMP_ALWAYS = 0x05;
  private static final int RETURN = 0x06;
  private static final String NEXT = "";

  private record Instruction(int code, String equal, String unequal, int operand) {}

  private final List<Instruction> instructions = new ArrayList<>();
  private final Map<String, Integer> labels = new HashMap<>();

  int size() {
    return instructions.size();
  }

  BpfProgram loadWord(int offset) {
    return add(LOAD_WORD, offset);
  }

  BpfProgram loadHalf(int offset) {
    return add(LOAD_HALF, offset);
  }

  BpfProgram loadByte(int offset) {
    return add(LOAD_BYTE, offset);
  }

  /// Loads a word so many bytes behind the end of the IPv4 header.
  BpfProgram loadWordAfterIpv4(int offset) {
    return add(X_TO_IPV4_HEADER_LENGTH, 0).add(LOAD_WORD_AT_X, offset);
  }

  /// Loads a half word so many bytes behind the end of the IPv4 header.
  BpfProgram loadHalfAfterIpv4(int offset) {
    return add(X_TO_IPV4_HEADER_LENGTH, 0).add(LOAD_HALF_AT_X, offset);
  }

  /// Goes on if what was loaded is `value`, else at `label`.
  BpfProgram unless(int value, String label) {
    instructions.add(new Instruction(JUMP_EQUAL, NEXT, label, value));
    return this;
  }

  /// Jumps to `label` if what was loaded is `value`.
  BpfProgram when(int value, String label) {
    instructions.add(new Instruction(JUMP_EQUAL, label, NEXT, value));
    return this;
  }

  /// Goes on at `label`, however far.
  BpfProgram jump(String label) {
    instructions.add(new Instruction(JUMP_ALWAYS, label, NEXT, 0));
    return this;
  }

  /// Takes so many bytes of the packet; 0 leaves it out.
  BpfProgram take(int bytes) {
    return add(RETURN, bytes);
  }

  BpfProgram label(String name) {
    labels.put(name, instructions.size());
    return this;
  }

  /// Writes `struct sock_filter[]`.
  MemorySegment write(Arena arena) {
    var program = arena.allocate((long) INSTRUCTION * instructions.size(), INSTRUCTION);
    for (int i = 0; i < instructions.size(); i++) {
      var instruction = instructions.get(i);
      long at = (long) i * INSTRUCTION;
      program.set(JAVA_SHORT, at, (short) instruction.code);
      if (instruction.code == JUMP_ALWAYS) {
        program.set(JAVA_INT, at + 4, distance(i, instruction.equal));
      } else {
        program.set(JAVA_BYTE, at + 2, near(i, instruction.equal));
        program.set(JAVA_BYTE, at + 3, near(i, instruction.unequal));
        program.set(JAVA_INT, at + 4, instruction.operand);
      }
    }
    return program;
  }

  private BpfProgram add(int code, int operand) {
    instructions.add(new Instruction(code, NEXT, NEXT, operand));
    return this;
  }

  private byte near(int from, String label) {
    int distance = distance(from, label);
    if (distance > 255) {
      throw new IllegalStateException("%s is too far from instruction %d".formatted(label, from));
    }
    return (byte) distance;
  }

  private int distance(int from, String label) {
    if (label.equals(NEXT)) {
      return 0;
    }
    var target = labels.get(label);
    if (target == null || target <= from) {
      throw new IllegalStateException("%s is not after instruction %d".formatted(label, from));
    }
    return target - from - 1;
  }
}
