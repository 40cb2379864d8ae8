"""``python -m checker`` is ``claimcheck``."""

from checker.cli import main

if __name__ == "__main__":
    main()
