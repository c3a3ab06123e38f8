"""One reader for each measure: it goes through the windows and says what it measured in each."""
