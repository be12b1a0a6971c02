/// Look-ups of a whole process, without a change to it: the JDK asks us (JEP 418).
///
/// Start reading at [fengsui.client.jdk.FengsuiResolverProvider]; people start at
/// [fengsui.client.jdk.Fengsui].
@NullMarked
package fengsui.client.jdk;

import org.jspecify.annotations.NullMarked;
