import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Instruction;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.LineNumber;

/// Numbers of lines, kept where an instruction can show up in a stack trace.
final class Lines {

  private int told = -1;
  private int here = -1;

  private Lines() {}

  static CodeTransform kept() {
    return CodeTransform.ofStateful(() -> new Lines()::accept);
  }

  private void accept(CodeBuilder builder, CodeElement element) {
    if (element instanceof LineNumber number) {
      here = number.line();
      return;
    }
    if (element instanceof Instruction it && throwing(it.opcode()) && here != told) {
      builder.lineNumber(here);
      told = here;
    }
    if (element instanceof InvokeDynamicInstruction use) {
      Links.with(builder, use);
    } else {
      builder.with(element);
    }
  }

  private static boolean throwing(Opcode opcode) {
    return switch (opcode.kind()) {
      case LOAD, STORE, INCREMENT, BRANCH, CONSTANT, STACK, CONVERT, RETURN, NOP -> false;
      case TABLE_SWITCH, LOOKUP_SWITCH, DISCONTINUED_JSR, DISCONTINUED_RET -> false;
      default -> opcode != Opcode.IADD && opcode != Opcode.ISUB;
    };
  }
}
