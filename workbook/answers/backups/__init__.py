"""Earlier days of a workbook: kept, thinned, looked into, gone back to."""
