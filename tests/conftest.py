"""Makes what several folders of tests share importable: ``tests/graphs.py``."""
