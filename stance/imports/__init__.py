"""Other people's files (UN roll calls) -> a stance dataset. This room knows only the dataset's model and errors."""
