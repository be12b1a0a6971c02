/// Incidents: the list, and each with its ledger, pairs, scope and history.
@NullMarked
package fengsui.server.pages.incidents;

import org.jspecify.annotations.NullMarked;
