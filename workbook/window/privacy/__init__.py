"""The lock, earlier days, erasing, damage."""
