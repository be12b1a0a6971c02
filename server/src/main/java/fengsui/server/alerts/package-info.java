/// Symptoms: what existing monitoring says is wrong. Prometheus may take the post for an
/// Alertmanager, and an Alertmanager may send its webhook here.
@NullMarked
package fengsui.server.alerts;

import org.jspecify.annotations.NullMarked;
