"""A map of connections: names around "me", near or far, with the line between them and what one would like."""
