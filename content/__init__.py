"""Where the words and rules come from: packs on disk become values of kiosk."""
