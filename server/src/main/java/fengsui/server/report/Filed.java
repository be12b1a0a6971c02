package fengsui.server.report;

import fengsui.server.report.course.Course;
import java.time.Instant;

/// A fault report as the post keeps it, without its files.
///
/// @param id such as `rep-3`
/// @param carrier its code
/// @param author who drafted it
/// @param sha256 of all its files in one archive
/// @param size of that archive, in bytes
public record Filed(
    String id,
    String incident,
    String carrier,
    Instant drafted,
    String author,
    String sha256,
    long size,
    Course course) {}
