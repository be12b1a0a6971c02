/// Silences: who does not want to be told of what for how long, and why. They keep messages back,
/// never what is measured.
@NullMarked
package fengsui.server.notify.silence;

import org.jspecify.annotations.NullMarked;
