"""How the parser in ``kg/annotate/weights`` was trained; the package itself never imports this."""
