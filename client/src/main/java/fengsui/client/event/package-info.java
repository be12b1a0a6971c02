/// What the client tells about itself: events, counters, flight recordings.
@NullMarked
package fengsui.client.event;

import org.jspecify.annotations.NullMarked;
