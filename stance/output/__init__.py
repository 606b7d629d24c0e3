"""A result -> text. Pure functions: nothing here opens a file or asks a question."""
