"""A look back: earlier answers shown again, nothing to answer."""
