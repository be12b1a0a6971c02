/// Incidents: opened, updated, split, merged and resolved as verdicts come.
@NullMarked
package fengsui.server.incident;

import org.jspecify.annotations.NullMarked;
