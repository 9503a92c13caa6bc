"""The tables in a workbook file, what their rows mean, and the proofs that they are the newest."""
