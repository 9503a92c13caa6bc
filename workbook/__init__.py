"""Workbook: work through a self-paced course, offline, and take a personal workbook along."""

__version__ = "0.1.0"
