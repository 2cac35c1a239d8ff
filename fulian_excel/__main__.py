"""The way in: fulian-excel, or python -m fulian_excel."""

from fulian_excel.cli import main

if __name__ == "__main__":
    main()
