/// The laboratory's hosts: namespaces, web sites, name servers, and the programs run in them.
@NullMarked
package fengsui.lab.host;

import org.jspecify.annotations.NullMarked;
