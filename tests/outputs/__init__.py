"""What a build makes, before the checkers of others. Run by `make check-outputs`."""
