/// Changes that others made, from wherever they are told: pipelines, configuration centres, pushes.
/// The judge of outages weighs them.
@NullMarked
package fengsui.server.changes.feed;

import org.jspecify.annotations.NullMarked;
