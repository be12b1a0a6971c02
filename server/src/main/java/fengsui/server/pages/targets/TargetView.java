package fengsui.server.pages.targets;

import java.util.List;

/// The form of one target.
///
/// @param fresh whether it is for a new one
/// @param troubles why it was not taken; empty at first
public record TargetView(TargetForm form, boolean fresh, List<String> troubles) {}
