"""The number in a file's header by which SQLite tools know a workbook."""

APPLICATION_ID = 0x576B426B  # "WkBk"
