/// What people see: pages that work without JavaScript and are live with it, in Chinese and
/// English.
@NullMarked
package fengsui.server.pages;

import org.jspecify.annotations.NullMarked;
