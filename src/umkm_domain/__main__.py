"""`python -m umkm_domain` is the command `umkm`."""

import sys

from umkm_domain.cli import main

sys.exit(main())
