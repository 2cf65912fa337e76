"""Reads every entry of a zip file with Python's zipfile, which compares the checksums."""

import sys
import zipfile

with zipfile.ZipFile(sys.argv[1]) as archive:
    sys.exit(archive.testzip())
