/// The words of the house as records and sealed interfaces, on the JDK alone.
@org.jspecify.annotations.NullMarked
module fengsui.model {
  requires static transitive org.jspecify;

  exports fengsui.model;
}
