"""From blocks to claims: gate, sentences, figures, citations, roles, scope. The only package that imports spaCy."""
