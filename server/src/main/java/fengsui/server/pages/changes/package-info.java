/// The page of changes: proposed, judged in money, approved, rolled out and taken back.
@NullMarked
package fengsui.server.pages.changes;

import org.jspecify.annotations.NullMarked;
