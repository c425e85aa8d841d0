"""From a folder to nodes: files in, `Node` trees with positions out. Knows YAML, not records."""
