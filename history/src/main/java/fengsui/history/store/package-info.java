/// The store of payments: segments that are forced to disk before anything is acknowledged, and the
/// Parquet files that they become.
@NullMarked
package fengsui.history.store;

import org.jspecify.annotations.NullMarked;
