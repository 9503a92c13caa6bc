"""What kinds of exercise arrange on paper."""
