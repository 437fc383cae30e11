"""The process as stored: mapped classes, one file a subject; `record.record_types` maps them all."""
