/// The words of the house as records and sealed interfaces, on the JDK alone.
@NullMarked
package fengsui.model;

import org.jspecify.annotations.NullMarked;
