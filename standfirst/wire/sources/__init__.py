"""Formats that stories come in: each reads bytes into a frozen item, and knows no Django."""
