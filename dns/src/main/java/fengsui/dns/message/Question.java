package fengsui.dns.message;

/// What is asked: records of one type and class (1 is the Internet) of one name.
public record Question(Name name, RecordType type, int recordClass) {

  /// The class of the Internet.
  public static final int INTERNET = 1;

  public Question {
    if ((recordClass & 0xffff) != recordClass) {
      throw new IllegalArgumentException("class must be 0 to 65535, but is " + recordClass);
    }
  }

  /// Returns a question of class Internet.
  public static Question of(Name name, RecordType type) {
    return new Question(name, type, INTERNET);
  }

  @Override
  public String toString() {
    return name + " " + type;
  }
}
