"""The database beneath a session, for questions that the way through SQLAlchemy takes longer than."""

import sqlite3
from typing import cast

from sqlalchemy import Connection
from sqlalchemy.orm import Session


def raw(session: Session) -> sqlite3.Connection:
    """Return the database connection beneath a session, inside its transaction.

    Who binds a session to a connection, in place of an engine, has begun a transaction there.
    """
    database = session.bind if isinstance(session.bind, Connection) else session.connection()
    return cast("sqlite3.Connection", database.connection.dbapi_connection)
