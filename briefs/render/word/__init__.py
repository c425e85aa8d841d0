"""The HTML of a briefing as a Word document: styles, real footnotes, a marking on every page."""
