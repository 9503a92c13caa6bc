"""Colours, faces, sizes, and what is remembered of them."""
