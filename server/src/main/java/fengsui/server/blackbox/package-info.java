/// `/probe` as blackbox_exporter has it: its module file, its metrics, and why a probe failed.
@NullMarked
package fengsui.server.blackbox;

import org.jspecify.annotations.NullMarked;
