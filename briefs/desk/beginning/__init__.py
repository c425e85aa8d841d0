"""Beginning a record: from archived texts to a draft that builds; and a project from nothing."""
