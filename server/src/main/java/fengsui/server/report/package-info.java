/// Fault reports to carriers (报障): made from what was measured, kept as they were handed over, and
/// followed until the carrier says that it is mended.
@NullMarked
package fengsui.server.report;

import org.jspecify.annotations.NullMarked;
