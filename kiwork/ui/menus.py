"""The menu bar as data: each menu with the names of its actions; None is a line between them."""

MENUS: tuple[tuple[str, tuple[str | None, ...]], ...] = (
    (
        "file",
        ("new_file", "open_file", "open_example", None, "import_list", "import_file", "merge_files",
         "export_json", None, "prepare_rooms", "begin_again", None, "publish", "save_copy", "open_backup",
         None, "close_file", "quit"),
    ),
    (
        "edit",
        ("undo", "redo", None, "edit_process", "new_workshop", "edit_workshop", "open_parking_lot", None,
         "open_chapters", "open_organisations", "open_consulting", "open_whereabouts"),
    ),
    ("step", ()),
    (
        "view",
        ("toggle_agenda", "next_agenda_step", None, "whats_new", "switch_topic_fields", None,
         "switch_language", None,
         "colours_system", "colours_light", "colours_dark", "colours_contrast", None,
         "larger_text", "smaller_text", None, "set_room"),
    ),
    (
        "beamer",
        ("beamer", "beamer_follow", None, "beamer_question", "beamer_newest", "beamer_clusters",
         "beamer_board", "beamer_ranking", "beamer_card", None, "beamer_blank", "beamer_freeze",
         "beamer_hold_back", "beamer_show_held", None, "beamer_next_screen", "beamer_full_screen"),
    ),
    ("help", ("help", "show_shortcuts", "find_command", "about")),
)  # fmt: skip
"""The menu "step" is filled with the steps and the actions of the page that is shown."""

BOARD_MENUS: dict[str, tuple[str | None, ...]] = {
    "card": (
        "new_cluster",
        "find_column",
        "park_cards",
        "separate_cards",
        None,
        "go_to_recommendation",
        None,
        "delete_cards",
    ),
    "heading": (
        "edit_heading",
        "cluster_left",
        "cluster_right",
        None,
        "join_cluster",
        "separate_cluster",
        None,
        "recommend_this_cluster",
        "dissolve_cluster",
    ),
}
"""What the right mouse button offers on a card and on a heading of the board."""
