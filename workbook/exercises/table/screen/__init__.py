"""Widgets of its own."""
