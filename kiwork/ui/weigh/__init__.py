"""The step Gewichten: dots as they were counted on paper, and the ranking that follows."""
