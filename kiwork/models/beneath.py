"""The database beneath a session, for questions that the way through SQLAlchemy takes longer than."""

from sqlite3 import Connection
from typing import cast

from sqlalchemy.orm import Session


def raw(session: Session) -> Connection:
    """Return the database connection beneath a session, inside the session's transaction."""
    return cast("Connection", session.connection().connection.dbapi_connection)
