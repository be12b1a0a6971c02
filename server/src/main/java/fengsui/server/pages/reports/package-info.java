/// Fault reports to carriers: the list, and each with its files and what became of it.
@NullMarked
package fengsui.server.pages.reports;

import org.jspecify.annotations.NullMarked;
