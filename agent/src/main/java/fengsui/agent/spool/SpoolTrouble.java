package fengsui.agent.spool;

import java.sql.SQLException;

/// What is the matter with a spool's file.
enum SpoolTrouble {
  /// The disk, or this user's share of it, is full.
  FULL,
  /// The file is not what it was.
  DAMAGED,
  /// Anything else, such as a disk that cannot be read.
  OTHER;

  static final int SQLITE_CORRUPT = 11;
  static final int SQLITE_FULL = 13;
  static final int SQLITE_NOTADB = 26;

  /// The code of our own complaint.
  static final int CORRUPT = SQLITE_CORRUPT;

  /// SQLite's extended codes hold the primary one in their last byte.
  static SpoolTrouble of(SQLException e) {
    return switch (e.getErrorCode() & 0xff) {
      case SQLITE_FULL -> FULL;
      case SQLITE_CORRUPT, SQLITE_NOTADB -> DAMAGED;
      default -> OTHER; // open set of numbers
    };
  }
}
