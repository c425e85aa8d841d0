"""From nodes to typed records: one file per kind of record, and the step that makes them."""
