"""What one wrote, seen together: what is brought, how it changed, on which days, and all of it to read."""
