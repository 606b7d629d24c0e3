"""A dataset -> other tools' files: SQLite, one JSON document, csv files, a Frictionless data package."""
