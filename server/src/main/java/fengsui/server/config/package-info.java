/// What the operator wrote in the configuration file.
@NullMarked
package fengsui.server.config;

import org.jspecify.annotations.NullMarked;
