package fengsui.server.pages.people;

import org.jspecify.annotations.Nullable;

/// What the page of signing in shows.
///
/// @param csrf the value of the field `_csrf`
/// @param next where to go afterwards
/// @param trouble why the last attempt failed, in words; empty at the first
/// @param oidc where to go to sign in with the identity provider; null without one
public record SignInView(String csrf, String next, String trouble, @Nullable String oidc) {}
