"""From views to bytes: templates to Markdown and HTML, HTML to PDF and DOCX, dossiers to JSON."""
