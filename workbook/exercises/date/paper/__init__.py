"""What only it draws on paper."""
