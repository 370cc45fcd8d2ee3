"""Syndication formats: what is read is written here as others expect it. Which items there are is said by ``api.queries``."""
