/// The network laboratory and the drills.
@NullMarked
package fengsui.lab;

import org.jspecify.annotations.NullMarked;
