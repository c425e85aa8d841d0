"""From records to dossiers: quotes are anchored, rules checked, ids become objects."""
