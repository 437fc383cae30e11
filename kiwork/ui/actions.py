"""Every action of the window as data: name, icon, keys, and where it belongs.

The wording of an action stands in `resources/wording/actions.toml` under its name; what it does is the method
of the same name, of `commands.Commands` or of the page that the action belongs to.
"""

from typing import NamedTuple


class Action(NamedTuple):
    """One thing a person can do; `page` is the step it belongs to, or empty for the whole window.

    `is_beamers` says that it is for what the room sees; `is_state`, that it is on or off.
    """

    name: str
    keys: str = ""
    icon: str = ""
    page: str = ""
    needs_file: bool = True
    is_beamers: bool = False
    is_state: bool = False


ACTIONS = (
    Action("new_file", "Ctrl+N", "mdi6.file-plus-outline", needs_file=False),
    Action("open_file", "Ctrl+O", "mdi6.folder-open-outline", needs_file=False),
    Action("open_example", icon="mdi6.school-outline", needs_file=False),
    Action("open_backup", icon="mdi6.history", needs_file=False),
    Action("merge_files", icon="mdi6.source-merge", needs_file=False),
    Action("publish", "Ctrl+Shift+S", "mdi6.usb-flash-drive-outline"),
    Action("save_copy", "F12", "mdi6.content-save-outline"),
    Action("prepare_rooms", icon="mdi6.folder-multiple-outline"),
    Action("begin_again", icon="mdi6.file-refresh-outline"),
    Action("import_list", "Ctrl+Shift+V", "mdi6.clipboard-text-outline"),
    Action("import_file", "Ctrl+I", "mdi6.import"),
    Action("export_json", icon="mdi6.export"),
    Action("close_file", "Ctrl+W", "mdi6.close"),
    Action("quit", "Ctrl+Q", "mdi6.exit-to-app", needs_file=False),
    Action("undo", "Ctrl+Z", "mdi6.undo"),
    Action("redo", "Ctrl+Shift+Z", "mdi6.redo"),
    Action("edit_process", "Ctrl+,", "mdi6.cog-outline"),
    Action("new_workshop", icon="mdi6.account-group-outline"),
    Action("edit_workshop", "Ctrl+E", "mdi6.calendar-edit"),
    Action("toggle_agenda", "Ctrl+T", "mdi6.timer-outline"),
    Action("next_agenda_step", "Ctrl+Shift+T", "mdi6.skip-next-outline"),
    Action("open_parking_lot", "Ctrl+Shift+P", "mdi6.parking"),
    Action("open_whereabouts", "Ctrl+Shift+W", "mdi6.map-marker-path"),
    Action("open_chapters", "Ctrl+Shift+K", "mdi6.format-list-numbered"),
    Action("open_organisations", "Ctrl+Shift+M", "mdi6.domain"),
    Action("open_consulting", "Ctrl+Shift+E", "mdi6.email-check-outline"),
    Action("set_room", icon="mdi6.door-open", needs_file=False),
    Action("switch_topic_fields", icon="mdi6.eye-outline"),
    Action("whats_new", icon="mdi6.bell-outline"),
    Action("switch_language", "Ctrl+Shift+L", "mdi6.translate", needs_file=False),
    Action("colours_system", icon="mdi6.theme-light-dark", needs_file=False),
    Action("colours_light", icon="mdi6.white-balance-sunny", needs_file=False),
    Action("colours_dark", icon="mdi6.weather-night", needs_file=False),
    Action("colours_contrast", icon="mdi6.contrast-circle", needs_file=False),
    Action("larger_text", "Ctrl++", "mdi6.format-font-size-increase", needs_file=False),
    Action("smaller_text", "Ctrl+-", "mdi6.format-font-size-decrease", needs_file=False),
    Action("find_command", "Ctrl+K", "mdi6.magnify", needs_file=False),
    Action("show_shortcuts", "Ctrl+F1", "mdi6.keyboard-outline", needs_file=False),
    Action("help", "F1", "mdi6.help-circle-outline", needs_file=False),
    Action("new_cluster", "N", "mdi6.plus", page="arrange"),
    Action("edit_heading", "F2", "mdi6.pencil-outline", page="arrange"),
    Action("find_column", "Ctrl+G", "mdi6.arrow-right-bold-outline", page="arrange"),
    Action("filter_cards", "Ctrl+F", "mdi6.filter-outline", page="arrange"),
    Action("cluster_left", "Ctrl+Shift+Left", "mdi6.arrow-left", page="arrange"),
    Action("cluster_right", "Ctrl+Shift+Right", "mdi6.arrow-right", page="arrange"),
    Action("join_cluster", "Ctrl+J", "mdi6.set-merge", page="arrange"),
    Action("separate_cluster", "Ctrl+Shift+H", "mdi6.set-split", page="arrange"),
    Action("show_board", "Alt+1", "mdi6.view-column-outline", page="arrange"),
    Action("show_list", "Alt+2", "mdi6.format-list-bulleted", page="arrange"),
    Action("show_suggestions", "Alt+3", "mdi6.lightbulb-on-outline", page="arrange"),
    Action("recommend_this_cluster", "R", "mdi6.clipboard-check-outline", page="arrange"),
    Action("go_to_recommendation", "Ctrl+R", "mdi6.clipboard-arrow-right-outline", page="arrange"),
    Action("save_pdf", "Ctrl+S", "mdi6.file-download-outline", page="protocol"),
    Action("print_protocol", "Ctrl+P", "mdi6.printer-outline", page="protocol"),
    Action("dissolve_cluster", "Ctrl+Del", "mdi6.ungroup", page="arrange"),
    Action("separate_cards", "Ctrl+Shift+J", "mdi6.call-split", page="arrange"),
    Action("park_cards", "F4", "mdi6.parking", page="arrange"),
    Action("delete_cards", "Del", "mdi6.delete-outline", page="arrange"),
    Action("beamer", "F5", "mdi6.projector-screen-outline", needs_file=False, is_beamers=True, is_state=True),
    Action("beamer_follow", "Ctrl+Shift+F", "mdi6.shoe-print", is_beamers=True, is_state=True),
    Action("beamer_question", "Ctrl+Shift+1", "mdi6.chat-question-outline", is_beamers=True, is_state=True),
    Action("beamer_newest", "Ctrl+Shift+2", "mdi6.card-plus-outline", is_beamers=True, is_state=True),
    Action("beamer_clusters", "Ctrl+Shift+3", "mdi6.view-grid-outline", is_beamers=True, is_state=True),
    Action("beamer_board", "Ctrl+Shift+4", "mdi6.view-column-outline", is_beamers=True, is_state=True),
    Action("beamer_ranking", "Ctrl+Shift+5", "mdi6.chart-bar", is_beamers=True, is_state=True),
    Action("beamer_card", "Ctrl+Shift+6", "mdi6.card-text-outline", is_beamers=True, is_state=True),
    Action("beamer_blank", "Shift+F5", "mdi6.projector-screen-off-outline", is_beamers=True, is_state=True),
    Action("beamer_freeze", "Shift+F6", "mdi6.snowflake", is_beamers=True, is_state=True),
    Action("beamer_hold_back", "Shift+F7", "mdi6.hand-back-left-outline", is_beamers=True, is_state=True),
    Action("beamer_show_held", "Shift+F8", "mdi6.eye-outline", is_beamers=True),
    Action("beamer_next_screen", icon="mdi6.monitor-multiple", needs_file=False, is_beamers=True),
    Action("beamer_full_screen", "F11", "mdi6.fullscreen", needs_file=False, is_beamers=True, is_state=True),
    Action("about", icon="mdi6.information-outline", needs_file=False),
    Action("next_challenge", "Alt+1", "mdi6.flag-variant-outline", page="collect"),
    Action("next_solution", "Alt+2", "mdi6.lightbulb-outline", page="collect"),
    Action("next_offer", "Alt+3", "mdi6.handshake-outline", page="collect"),
    Action("count_last", "Ctrl+Return", "mdi6.plus-box-outline", page="collect"),
    Action("next_similar", "Alt+Down", "mdi6.arrow-down", page="collect"),
    Action("discount_last", "Ctrl+Shift+Return", "mdi6.minus-box-outline", page="collect"),
    Action("edit_last", "F2", "mdi6.pencil-outline", page="collect"),
    Action("turn_last", "F3", "mdi6.swap-horizontal", page="collect"),
    Action("park_last", "F4", "mdi6.parking", page="collect"),
    Action("keep_last_internal", "F9", "mdi6.eye-off-outline", page="collect"),
    Action("move_last_back", "Alt+Left", "mdi6.arrow-left", page="collect"),
    Action("move_last_on", "Alt+Right", "mdi6.arrow-right", page="collect"),
    Action("move_last_to", "F6", "mdi6.arrow-right-bold-outline", page="collect"),
    Action("tag_last", "F7", "mdi6.tag-outline", page="collect"),
    Action("original_of_last", "F8", "mdi6.translate", page="collect"),
    Action("delete_last", "Ctrl+Shift+Del", "mdi6.delete-outline", page="collect"),
    Action("show_photos", "Ctrl+Shift+B", "mdi6.image-outline", page="collect"),
    Action("add_photos", "Ctrl+Shift+I", "mdi6.image-plus-outline", page="collect"),
    Action("next_photo", "Alt+PgDown", "mdi6.chevron-right", page="collect"),
    Action("previous_photo", "Alt+PgUp", "mdi6.chevron-left", page="collect"),
    Action("photo_left", "Alt+Shift+Left", "mdi6.arrow-left", page="collect"),
    Action("photo_right", "Alt+Shift+Right", "mdi6.arrow-right", page="collect"),
    Action("photo_up", "Alt+Shift+Up", "mdi6.arrow-up", page="collect"),
    Action("photo_down", "Alt+Shift+Down", "mdi6.arrow-down", page="collect"),
    Action("tick_photo", "Alt+Return", "mdi6.check", page="collect"),
    Action("untick_photo", "Alt+Shift+Return", "mdi6.undo-variant", page="collect"),
    Action("zoom_photo_in", "Alt++", "mdi6.magnify-plus-outline", page="collect"),
    Action("zoom_photo_out", "Alt+-", "mdi6.magnify-minus-outline", page="collect"),
    Action("fit_photo", "Alt+0", "mdi6.arrow-expand-horizontal", page="collect"),
    Action("turn_photo", "Ctrl+Shift+D", "mdi6.rotate-right", page="collect"),
    Action("caption_photo", icon="mdi6.text-short", page="collect"),
    Action("keep_photo_internal", icon="mdi6.eye-off-outline", page="collect"),
    Action("delete_photo", icon="mdi6.delete-outline", page="collect"),
    Action("new_round", "Ctrl+Shift+N", "mdi6.plus", page="weigh"),
    Action("edit_round", "F2", "mdi6.pencil-outline", page="weigh"),
    Action("delete_round", icon="mdi6.delete-outline", page="weigh"),
    Action("reveal_round", "F8", "mdi6.eye-outline", page="weigh"),
    Action("show_dots", "Alt+1", "mdi6.chart-bar", page="weigh"),
    Action("show_comparison", "Alt+2", "mdi6.table-column", page="weigh"),
    Action("show_matrix", "Alt+3", "mdi6.view-grid-outline", page="weigh"),
    Action("all_topic_fields", "Ctrl+Shift+A", "mdi6.select-all", page="weigh"),
    Action("recommend_from_cluster", "Ctrl+Return", "mdi6.shape-plus-outline", page="recommend"),
    Action("new_recommendation", "Ctrl+Shift+R", "mdi6.plus", page="recommend"),
    Action("link_cards", "Ctrl+L", "mdi6.link-variant", page="recommend"),
    Action("keep_version", "Ctrl+Shift+Y", "mdi6.bookmark-plus-outline", page="recommend"),
    Action("compare_versions", "Ctrl+Shift+G", "mdi6.compare", page="recommend"),
    Action("delete_recommendation", "Ctrl+Shift+Del", "mdi6.delete-outline", page="recommend"),
    Action("choose_files", "Ctrl+Shift+O", "mdi6.file-plus-outline", page="merging"),
    Action("start_merge", "Ctrl+Return", "mdi6.source-merge", page="merging"),
    Action("undo_merge", icon="mdi6.undo", page="merging"),
    Action("open_before_merge", icon="mdi6.history", page="merging"),
    Action("save_report", "Ctrl+S", "mdi6.file-download-outline", page="merging"),
    Action("print_report", "Ctrl+P", "mdi6.printer-outline", page="merging"),
    Action("show_files", "Alt+1", "mdi6.file-multiple-outline", page="merging"),
    Action("show_undecided", "Alt+2", "mdi6.compare", page="merging"),
    Action("show_doubles", "Alt+3", "mdi6.content-duplicate", page="merging"),
    *(Action(f"take_{letter.lower()}", letter, "mdi6.check", page="merging") for letter in "ABCDEF"),
    Action("keep_as_cards", "K", "mdi6.card-multiple-outline", page="merging"),
    Action("write_one", "F2", "mdi6.pencil-outline", page="merging"),
    Action("restore", "R", "mdi6.restore", page="merging"),
    Action("hang_elsewhere", "W", "mdi6.arrow-right-bold-outline", page="merging"),
    Action("take_apart", "T", "mdi6.call-split", page="merging"),
    Action("stay_together", "L", "mdi6.link", page="merging"),
    Action("decide_later", "N", "mdi6.arrow-right", page="merging"),
)


class Keys(NamedTuple):
    """Keys that a panel or dialog answers itself; what they do stands under "help.key_<name>"."""

    topic: str
    keys: str
    name: str


OWN_KEYS = (
    Keys("arrange", "X", "pick_up"),
    Keys("arrange", "Space", "enlarge"),
    Keys("arrange", "Return", "take_suggestion"),
    Keys("arrange", "Esc", "back_to_board"),
    Keys("doubles", "J", "join"),
    Keys("doubles", "N", "tell_apart"),
    Keys("doubles", "L", "put_off"),
    Keys("doubles", "Space", "tick_card"),
    Keys("rooms", "F2", "rename_room"),
    Keys("rooms", "Space", "tick_topic_field"),
    Keys("rooms", "Esc", "close"),
    Keys("news", "Return", "go_to_topic_field"),
    Keys("news", "Esc", "close"),
    Keys("again", "Space", "tick"),
    Keys("again", "Esc", "close"),
    Keys("entries", "Esc", "close"),
    *(
        Keys(topic, keys, name)
        for topic in ("process", "workshop")
        for keys, name in (
            ("F2", "rename_entry"),
            ("Ins", "new_entry"),
            ("Del", "delete_entry"),
            ("Alt+Up", "entry_up"),
            ("Alt+Down", "entry_down"),
        )
    ),
    Keys("recommend", "F2", "rename_entry"),
    Keys("recommend", "Del", "delete_entry"),
    Keys("recommend", "Alt+Up", "entry_up"),
    Keys("recommend", "Alt+Down", "entry_down"),
    Keys("link", "Down", "into_the_list"),
    Keys("link", "Space", "tick"),
    Keys("recommend", "Return", "compare_version"),
    Keys("recommend", "R", "restore_version"),
    Keys("versions", "N", "next_difference"),
    Keys("versions", "Shift+N", "previous_difference"),
    Keys("versions", "Esc", "close"),
    Keys("parking", "Return", "park_or_decide"),
    Keys("parking", "1", "choose_way"),
    Keys("parking", "Esc", "close"),
    Keys("whereabouts", "E", "find_recommendation"),
    Keys("whereabouts", "1", "give_reason"),
    Keys("whereabouts", "Shift+Down", "select_several"),
    Keys("whereabouts", "Del", "take_reason_back"),
    Keys("whereabouts", "Ctrl+Z", "undo_reason"),
    Keys("whereabouts", "Esc", "close"),
    Keys("evidence", "Ins", "add_evidence"),
    Keys("evidence", "Return", "edit_evidence"),
    Keys("evidence", "Del", "delete_evidence"),
    Keys("matrix_cards", "Return", "show_card"),
    Keys("matrix_cards", "Esc", "close"),
    Keys("overview", "Return", "show_cell"),
    Keys("chapters", "0", "send_to_chapter"),
    Keys("chapters", "Alt+Up", "shift_up"),
    Keys("chapters", "Alt+Down", "shift_down"),
    Keys("chapters", "Alt+Left", "push_back"),
    Keys("chapters", "Alt+Right", "push_on"),
    Keys("chapters", "Ctrl+M", "ask_chapter"),
    Keys("chapters", "Ctrl+P", "by_priority"),
    Keys("chapters", "Ctrl+T", "from_topic_fields"),
    Keys("chapters", "F2", "rename_entry"),
    Keys("chapters", "Del", "delete_entry"),
    Keys("chapters", "Return", "into_chapter"),
    Keys("chapters", "Esc", "close"),
    Keys("organisations", "Down", "into_the_list"),
    Keys("organisations", "Return", "new_organisation"),
    Keys("organisations", "Del", "delete_entry"),
    Keys("organisations", "Ctrl+J", "join_organisations"),
    Keys("organisations", "Esc", "close"),
    Keys("consulting", "Return", "note_answer"),
    Keys("consulting", "1", "ask"),
    Keys("consulting", "2", "agreed"),
    Keys("consulting", "3", "with_condition"),
    Keys("consulting", "4", "refused"),
    Keys("consulting", "Del", "withdraw"),
    Keys("consulting", "Esc", "close"),
    *(
        Keys("consulting_answer", f"Alt+{number}", name)
        for number, name in enumerate(("answer_open", "agreed", "with_condition", "refused"), 1)
    ),
    Keys("consulting_sheets", "Space", "tick"),
    Keys("consulting_sheets", "Esc", "close"),
    Keys("consulting_answers", "Space", "tick"),
    Keys("consulting_answers", "Esc", "close"),
    Keys("paste", "F2", "edit_line"),
    Keys("paste", "Ctrl+Return", "split_line"),
    Keys("paste", "Ctrl+J", "join_line"),
    Keys("paste", "Del", "remove_lines"),
    Keys("paste", "Space", "tick_lines"),
    Keys("paste", "Ctrl+Z", "undo_correction"),
    Keys("matrix", "1", "place_first"),
    Keys("matrix", "2", "place_second"),
    Keys("matrix", "3", "place_third"),
    Keys("matrix", "4", "place_fourth"),
    Keys("matrix", "Shift+Right", "move_on"),
    Keys("matrix", "Right", "go_on"),
    Keys("matrix", "Del", "take_out"),
)

HELP_STEPS = {"undecided": "merging", "doubles": "merging", "comparison": "weigh", "matrix": "weigh"}
"""Topics of help that are parts of a step, with that step."""


class Step(NamedTuple):
    """A step of the moderation cycle and the page it shows; its name is "steps.<name>" in the wording."""

    name: str
    icon: str
    module: str
    page_class: str


STEPS = (
    Step("overview", "mdi6.view-dashboard-outline", "kiwork.ui.overview.page", "OverviewPage"),
    Step("collect", "mdi6.card-plus-outline", "kiwork.ui.collect.page", "CollectPage"),
    Step("arrange", "mdi6.view-column-outline", "kiwork.ui.arrange.page", "ArrangePage"),
    Step("weigh", "mdi6.chart-bar", "kiwork.ui.weigh.page", "WeighPage"),
    Step("recommend", "mdi6.clipboard-check-outline", "kiwork.ui.recommend.page", "RecommendPage"),
    Step("protocol", "mdi6.printer-outline", "kiwork.ui.protocol.page", "ProtocolPage"),
    Step("merging", "mdi6.source-merge", "kiwork.ui.merging.page", "MergingPage"),
)
"""In the order of the rail; Ctrl+1 is the first."""
