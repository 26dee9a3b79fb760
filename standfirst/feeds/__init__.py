"""Feeds, sitemaps and structured data: frozen values in, bytes out, and nothing but the values decides the bytes."""
