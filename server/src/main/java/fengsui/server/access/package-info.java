/// Who may do what: sign-in, roles, tokens, audit.
@NullMarked
package fengsui.server.access;

import org.jspecify.annotations.NullMarked;
