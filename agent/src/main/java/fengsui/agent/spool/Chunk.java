package fengsui.agent.spool;

/// Observations that were committed together: packed lines with consecutive numbers.
///
/// @param first number of the first observation
/// @param last number of the last one
/// @param from when the earliest was made, in milliseconds since 1970
/// @param to when the latest was made
/// @param unpackedBytes how long the lines are when unpacked
/// @param packed the lines, gzipped
@SuppressWarnings("ArrayRecordComponent") // bytes on their way, never compared
record Chunk(long first, long last, long from, long to, int unpackedBytes, byte[] packed) {

  int count() {
    return (int) (last - first + 1);
  }
}
