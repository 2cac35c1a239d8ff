"""The entry point of python -m fulian_excel, the same as the command fulian-excel."""

from fulian_excel.cli import main

if __name__ == "__main__":
    main()
