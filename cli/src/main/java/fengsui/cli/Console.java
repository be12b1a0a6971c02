package fengsui.cli;

import java.io.InputStream;
import java.io.PrintStream;

/// Where a command reads and writes: results to `out`, logs and complaints to `err`.
///
/// @param coloured whether a person looks at `out` on a terminal and wants colours
record Console(InputStream in, PrintStream out, PrintStream err, boolean coloured) {}
