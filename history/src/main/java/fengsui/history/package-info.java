/// The payments that were, kept in Parquet files that are only ever added to and asked through
/// DuckDB: exposure and backtests are sums over these rows.
@NullMarked
package fengsui.history;

import org.jspecify.annotations.NullMarked;
