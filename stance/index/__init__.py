"""Model -> SQLite file, and read-only connections to it."""
