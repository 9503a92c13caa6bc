"""Answers from a PDF form that somebody filled in: read with distrust, shown first, then taken in."""
