"""The workbook file: answers, their history, backups, damage, the lock. Knows no Qt and no paper."""
