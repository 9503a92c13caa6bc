"""Where the installed program begins: as `python -m workbook` does."""

import sys

from workbook.__main__ import main

sys.exit(main())
