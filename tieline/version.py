"""The version of the installed product: read from its metadata, written in pyproject alone."""

from importlib.metadata import version

__version__ = version("tieline")
