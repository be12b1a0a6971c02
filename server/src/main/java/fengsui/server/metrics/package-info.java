/// What Prometheus is told of every probe.
@NullMarked
package fengsui.server.metrics;

import org.jspecify.annotations.NullMarked;
