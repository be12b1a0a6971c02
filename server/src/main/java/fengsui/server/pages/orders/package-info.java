/// Who looks names up in which order, by whose word and until when.
@NullMarked
package fengsui.server.pages.orders;

import org.jspecify.annotations.NullMarked;
