"""The site: its pages, and what machines read of it."""
