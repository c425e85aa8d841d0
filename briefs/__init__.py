"""Briefs: a compiler for policy briefings in which every sentence can be checked."""

__version__ = "0.1.0"
