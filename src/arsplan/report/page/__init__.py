"""The report that three parties read: one HTML file, in Norwegian or English, with names or without."""

from arsplan.report.page.people import Audience
from arsplan.report.page.words import Lang
from arsplan.report.page.write import report_path, write_report

__all__ = ["Audience", "Lang", "report_path", "write_report"]
