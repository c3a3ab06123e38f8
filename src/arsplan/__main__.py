"""`python -m arsplan` is the same as the command."""

from arsplan.cli import main

if __name__ == "__main__":
    main()
