"""A briefing dossier: curated records and archived articles, published as a checked website."""
