package fengsui.server.catalogue;

import org.jspecify.annotations.Nullable;

/// Who changes an entry, and what was seen before.
///
/// @param author such as `user admin`
/// @param seen the revision of the entry that the change is meant for; null: there was none, or
///   nobody looked
public record Edit(String author, @Nullable Long seen) {}
