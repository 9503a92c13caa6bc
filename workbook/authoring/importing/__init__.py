"""What others wrote becomes a draft of a course: Word files, and folders of Markdown.

`read_word(path)` and `read_markdown(folder)` give a `Document` of entries, in the order of the source.
`became(document, choices)` says what each of them becomes and gives the files of the course: a pure function.
`write_draft(draft, folder)` writes these; `report_text(draft)` tells line by line what became what.
"""
