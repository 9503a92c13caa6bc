"""A wheel: three to twelve scales that are seen together, as the spokes of one picture."""
