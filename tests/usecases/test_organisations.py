"""Organisations are kept once: what is known about one, and when it may go."""

import pytest

from kiwork.models.organisation import Consultation
from kiwork.queries.organisations import OrganisationView, internal_organisations, organisations
from kiwork.store.store import Store
from kiwork.usecases import organisations as work
from kiwork.usecases import recommend
from kiwork.usecases.organisations import StillInvolvedError
from tests.builders import join, topic_field


def views(store: Store) -> list[OrganisationView]:
    with store.reading() as db:
        return organisations(db)


def add(store: Store, name: str, **columns: str | bool) -> str:
    with store.operation("add_organisation") as db:
        uid = work.add_organisation(db, name)
        work.edit_organisation(db, uid, **columns)
        return uid


def recommendation(store: Store, title: str = "Kurse") -> str:
    field = topic_field(store)
    with store.operation("add_recommendation") as db:
        return recommend.add_recommendation(db, field, title)


def delete(store: Store, uid: str) -> None:
    with store.operation("delete_organisation") as db:
        work.delete_organisation(db, uid)


def test_they_stand_by_name_as_in_a_dictionary(store: Store) -> None:
    for name in ("Verein", "Ämter", "Caritas", "Bildungswerk"):
        add(store, name)
    assert [view.name for view in views(store)] == ["Ämter", "Bildungswerk", "Caritas", "Verein"]


def test_one_of_the_same_name_is_found_not_doubled(store: Store) -> None:
    assert add(store, "Caritas") == add(store, " caritas ")
    assert len(views(store)) == 1


def test_it_says_what_it_leads_and_where_it_helps(store: Store) -> None:
    uid = recommendation(store)
    other = recommendation(store, "Busse")
    with store.operation("set_lead") as db:
        recommend.set_lead(db, uid, "Stadt")
        recommend.set_partners(db, uid, ["Caritas"])
        recommend.set_lead(db, other, "Stadt")
    caritas, town = views(store)
    assert (town.leads, town.partners) == (("SB-01", "SB-02"), ())
    assert (caritas.leads, caritas.partners) == ((), ("SB-01",))


def test_joined_ones_show_as_one_with_all_that_is_known(store: Store) -> None:
    first = add(store, "Caritas", contact="Frau Beispiel")
    second = add(store, "Caritasverband", organisation_kind="Träger", internal=True)
    uid = recommendation(store)
    with store.operation("set_lead") as db:
        recommend.set_lead(db, uid, "Caritas")
        recommend.set_partners(db, uid, ["Caritasverband"])
    join(store, "organisation", first, second)
    (one,) = views(store)
    assert {one.name, *one.wordings} == {"Caritas", "Caritasverband"}
    assert (one.contact, one.kind, one.internal) == ("Frau Beispiel", "Träger", True)
    assert (one.leads, one.partners, set(one.members)) == (("SB-01",), ("SB-01",), {first, second})
    with store.reading() as db:
        assert internal_organisations(db) == {"Caritas", "Caritasverband"}
    with store.operation("edit_organisation") as db:
        work.edit_organisation(db, one.uid, contact="", internal=False)
    assert [(view.contact, view.internal) for view in views(store)] == [("", False)]


@pytest.mark.parametrize("involved", ["lead", "partner", "asked"])
def test_one_that_is_named_is_not_deleted(store: Store, involved: str) -> None:
    uid, organisation = recommendation(store), add(store, "Caritas")
    with store.operation("involve") as db:
        if involved == "lead":
            recommend.set_lead(db, uid, "Caritas")
        elif involved == "partner":
            recommend.set_partners(db, uid, ["Caritas"])
        else:
            db.add(Consultation(recommendation_uid=uid, organisation_uid=organisation))
    with pytest.raises(StillInvolvedError):
        delete(store, organisation)
    assert [view.name for view in views(store)] == ["Caritas"]


def test_one_that_nobody_names_is_deleted_and_comes_back(store: Store) -> None:
    uid = recommendation(store)
    with store.operation("set_lead") as db:
        recommend.set_lead(db, uid, "Caritas")
    with store.operation("delete_recommendation") as db:
        recommend.delete_recommendation(db, uid)
    delete(store, views(store)[0].uid)
    assert views(store) == []
    store.undo()
    assert [view.name for view in views(store)] == ["Caritas"]
