/// What a fault report states: measurements, and nothing that was concluded from them.
@NullMarked
package fengsui.server.report.facts;

import org.jspecify.annotations.NullMarked;
