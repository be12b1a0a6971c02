package fengsui.server.access;

import java.time.Instant;

/// A person who may sign in.
///
/// @param local false if a provider vouches for the person and there is no password here
public record Account(
    long id, String name, Role role, boolean local, boolean disabled, Instant created) {}
