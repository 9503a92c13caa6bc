"""Widgets that screens and kinds of exercise share."""
