"""Publishing a round: its files are staged whole, then moved by a journal that the next start can finish."""

from fulian_excel.publishing.journal import files_of_ours
from fulian_excel.publishing.staging import Staging, recover, staging

__all__ = ["Staging", "files_of_ours", "recover", "staging"]
