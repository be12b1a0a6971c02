package fengsui.dns.json;

/// Text that is not JSON, or more of it than is read here: says at which character, and what is
/// wrong there.
///
/// It carries no stack trace, because it tells about text from the network and not about code.
public final class MalformedJson extends Exception {

  private static final long serialVersionUID = 1L;

  MalformedJson(int offset, String problem) {
    super("character " + offset + ": " + problem, null, false, false);
  }

  MalformedJson(String problem) {
    super(problem, null, false, false);
  }
}
