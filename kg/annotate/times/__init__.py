"""Times that a text names, found and resolved: "mardi" becomes 2023-02-14."""

from kg.annotate.times.direction import Direction, sentence_direction
from kg.annotate.times.find import deadline, find_article_times, find_times

__all__ = ["Direction", "deadline", "find_article_times", "find_times", "sentence_direction"]
