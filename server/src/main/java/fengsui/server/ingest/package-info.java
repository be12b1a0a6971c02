/// Takes observations from agents, each exactly once.
@NullMarked
package fengsui.server.ingest;

import org.jspecify.annotations.NullMarked;
