"""From views to bytes: templates to Markdown and HTML, HTML to PDF, dossiers to JSON."""
