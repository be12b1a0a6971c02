/// Programs of customers in the laboratory, and what protects their look-ups.
@NullMarked
package fengsui.lab.shop;

import org.jspecify.annotations.NullMarked;
