"""One gate for every picture, whatever its way in."""
