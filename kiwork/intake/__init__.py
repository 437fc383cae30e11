"""Lists, tables and exports from outside, turned into card drafts."""
