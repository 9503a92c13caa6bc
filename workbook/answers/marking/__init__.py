"""Where marks are in the course's text: a quotation that is found again, and what an update carries along."""
