/// Signing in, users, tokens and the audit.
@NullMarked
package fengsui.server.pages.people;

import org.jspecify.annotations.NullMarked;
