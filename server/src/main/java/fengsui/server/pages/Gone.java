package fengsui.server.pages;

/// Something that was asked for and is not there.
///
/// @param key the words that say so
/// @param back where to go instead, and `backKey` what that is called
public record Gone(String key, String back, String backKey) {}
