"""Words as people write them: numbers, dates and signs, read and written."""
