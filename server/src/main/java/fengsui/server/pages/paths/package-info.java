/// The matrix of vantages and targets, and the evidence behind each of its cells.
@NullMarked
package fengsui.server.pages.paths;

import org.jspecify.annotations.NullMarked;
