"""The version of the program. The version of the data stands in the dataset."""

__version__ = "0.2.0"
