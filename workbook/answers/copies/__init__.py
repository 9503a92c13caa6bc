"""What leaves a workbook file: copies, and everything in it as text, data or Markdown."""
