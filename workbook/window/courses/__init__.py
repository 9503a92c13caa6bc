"""Screens about courses: open one, see what is inside, bring a workbook up to another version."""
