"""What each template needs, ready to print. Every decision about what is said is made here."""
