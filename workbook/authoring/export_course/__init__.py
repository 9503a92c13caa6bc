"""A course as others read it without this program: plain Markdown, or one page."""
