"""The tag tree of a PDF: what its marks on paper are, in what order, and in which language.

It follows the HTML, not the boxes of the layout: one structure element for each element that says
something, in the order of the document, however many lines, columns and pages it is set on.
"""
