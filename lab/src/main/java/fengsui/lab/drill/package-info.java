/// Drills of the whole product: a fault, and what post and agents make of it.
@NullMarked
package fengsui.lab.drill;

import org.jspecify.annotations.NullMarked;
