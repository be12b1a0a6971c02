/// Reads YAML that people wrote, and tells everything that is wrong with it at once: line, problem,
/// remedy.
@NullMarked
package fengsui.server.yaml;

import org.jspecify.annotations.NullMarked;
