/// Targets, vantages and plans as they are in force, and who changed what when.
@NullMarked
package fengsui.server.catalogue;

import org.jspecify.annotations.NullMarked;
