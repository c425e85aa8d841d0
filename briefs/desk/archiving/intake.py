"""What comes in for archiving: a web page, a PDF or plain text, told apart by what it is."""

from __future__ import annotations

from briefs.desk.archiving.plain import take_plain
from briefs.desk.archiving.taken import Taken
from briefs.desk.refused import Refused

_HEAD = 1024
_PAGE_ENDINGS = (".html", ".htm", ".xhtml")
_PAGE_SIGNS = (b"<!doctype html", b"<html", b"<head>", b"<body")


def take(data: bytes, name: str, encoding: str | None = None) -> Taken:
    """Take in a text: `data` as it was read, `name` of the file it came from, for messages.

    Raises `Refused` where there is no text in it, `Faults` where it cannot be decoded.
    """
    head = data[:_HEAD].lstrip().lower()
    if head.startswith(b"%pdf-"):
        from briefs.desk.archiving.pdf import take_pdf  # noqa: PLC0415 - see its own import

        taken = take_pdf(data, name)
    elif name.lower().endswith(_PAGE_ENDINGS) or any(sign in head for sign in _PAGE_SIGNS):
        from briefs.desk.archiving.webpage import take_webpage  # noqa: PLC0415 - see its own import

        taken = take_webpage(data, name)
    elif name.lower().endswith(".pdf"):
        raise Refused(f"`{name}` is not a PDF, though its name says so.")
    else:
        taken = take_plain(data, name, encoding)
    if not any(char.isalnum() for char in taken.text):
        raise Refused(f"There is no text in `{name}`.")
    return taken
