"""A passphrase in front of a workbook: keys, header, and the encryption that SQLite reads through."""
