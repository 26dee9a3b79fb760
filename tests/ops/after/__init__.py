"""What follows a press: real caches on loopback, and recorded conversations for what lives elsewhere."""
