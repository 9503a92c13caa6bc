"""Text becomes shapes: clusters, the order of what is written from the right, where lines may end, signs of fonts."""
