/// A fault report as files: PDF in two languages, CSV, packets, and the hashes of all.
@NullMarked
package fengsui.server.report.files;

import org.jspecify.annotations.NullMarked;
