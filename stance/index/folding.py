"""The folding of names, at the door of the index, for the questions that look names up in it."""

from stance.dataset.folding import fold

__all__ = ["fold"]
