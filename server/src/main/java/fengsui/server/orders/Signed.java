package fengsui.server.orders;

/// A signed sheet, exactly as it goes out.
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Signed(long sequence, byte[] bytes) {}
