"""The step "Sammeln": one entry line, and the cards captured so far."""
