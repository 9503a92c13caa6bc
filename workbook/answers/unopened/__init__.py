"""A workbook's file that is not open: how it begins, whose it is, and what is whole in it."""
