package fengsui.lab;

/// Something that happened in a drill.
///
/// @param what such as `incident opened`
/// @param seconds after the fault began; negative before
/// @param detail what a person wants to know besides; may be empty
public record Moment(String what, double seconds, String detail) {}
