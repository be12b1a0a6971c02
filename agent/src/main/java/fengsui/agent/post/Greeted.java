package fengsui.agent.post;

import java.time.Instant;

/// The post's answer to a hello: its time, and the revision of the plan it has for this agent.
public record Greeted(Instant now, long planRevision) {}
