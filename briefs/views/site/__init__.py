"""The pages of the site that belong to no single briefing, and what stands around every page."""
