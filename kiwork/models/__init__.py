"""The process as stored: mapped classes, one file a subject; importing this package maps them all."""

from kiwork.models import card, dots, organisation, photo, process, recommendation, tag, workshop

__all__ = ["card", "dots", "organisation", "photo", "process", "recommendation", "tag", "workshop"]
