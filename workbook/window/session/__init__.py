"""An open workbook as the window knows it: answers on their way, progress, the course that is read."""
