"""Go anywhere: a field over the page in which a number or a name leads to any place of the open workbook."""
