"""Finding out what is wrong with a file, and bringing back what is whole."""
