"""The editor's desk: commands that write records. Nothing here judges, compiles or publishes."""
