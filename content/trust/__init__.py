"""Packs on their way to a kiosk: built, signed, published, fetched, installed, rolled back."""
