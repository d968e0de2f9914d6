"""What the scripts that measure and try Diglot share."""
