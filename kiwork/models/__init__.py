"""The process as stored: mapped classes, one file a subject."""
