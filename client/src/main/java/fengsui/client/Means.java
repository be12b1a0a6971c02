package fengsui.client;

import fengsui.client.event.Tally;
import fengsui.client.time.Clockwork;

/// What every race needs.
record Means(
    Clockwork clock, Timing timing, Judge judge, Asker asker, Tally tally, Steering steering) {}
