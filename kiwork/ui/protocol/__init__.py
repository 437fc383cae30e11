"""The step "Protokoll": choices on the left, the pages as they are printed on the right."""
