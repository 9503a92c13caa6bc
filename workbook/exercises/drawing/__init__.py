"""A drawing: strokes on a blank sheet or on a picture of the course, and words beside it."""
