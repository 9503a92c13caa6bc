"""An open workbook: its outline, its pages, and the cards on them."""
