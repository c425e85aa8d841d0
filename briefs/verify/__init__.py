"""Whether a PDF is still what it was, is what its dossier gives, and is still what the records say.

What is judged comes from anybody: no file is trusted, whatever it says of itself.
"""
