"""The organisations: who carries out and who is asked, each kept once."""
