"""The screen for making a PDF, and printing."""
