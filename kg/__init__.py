"""kg turns French news articles into a knowledge graph whose every edge can be traced."""

__version__ = "0.1.0"
