"""What can be seen in a text in a natural language, without knowing what it is for.

Words and endings of each language are data: `data/<tag>.toml`, which a linguist can edit.
"""
