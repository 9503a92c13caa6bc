"""A workbook takes in another version of its course: looked at first, in one go, and back again at any time."""
