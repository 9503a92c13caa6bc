"""Marking the course's text and writing notes beside it, on an open page."""
