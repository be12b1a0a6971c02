/// How far a fault report has come at the carrier, and when to remind of it.
@NullMarked
package fengsui.server.report.course;

import org.jspecify.annotations.NullMarked;
