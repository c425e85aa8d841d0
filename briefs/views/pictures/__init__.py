"""The sections that are pictures: who is there, what comes when, what waits, what is said."""
