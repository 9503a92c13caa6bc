"""What somebody wrote as a document that word processors open: Word's own, and OpenDocument."""
