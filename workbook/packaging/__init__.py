"""Course files: read with distrust, written the same every time."""
