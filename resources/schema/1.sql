CREATE TABLE writer (id INTEGER PRIMARY KEY, room TEXT NOT NULL, opened INTEGER NOT NULL) STRICT;
CREATE TABLE seen (writer INTEGER PRIMARY KEY, n INTEGER NOT NULL) STRICT;
CREATE TABLE cell (
	kind TEXT NOT NULL,
	row TEXT NOT NULL,
	field TEXT NOT NULL,
	writer INTEGER NOT NULL,
	n INTEGER NOT NULL,
	at INTEGER NOT NULL,
	value TEXT,
	sum INTEGER NOT NULL,
	PRIMARY KEY (kind, row, field, writer, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX joined_to ON cell (kind, row) WHERE field = 'merged_into';
CREATE TABLE erased (row TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE TABLE blob (sha256 TEXT PRIMARY KEY, data BLOB NOT NULL) STRICT;
CREATE TABLE scope (topic_field TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE TABLE room (label TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE TABLE moment (at INTEGER PRIMARY KEY, label TEXT NOT NULL, seen TEXT NOT NULL) STRICT;
CREATE TABLE state (sum INTEGER NOT NULL) STRICT;
CREATE TABLE agenda_step (
	uid VARCHAR(32) NOT NULL,
	alive BOOLEAN NOT NULL,
	workshop_uid VARCHAR(32) NOT NULL,
	title TEXT NOT NULL,
	instruction TEXT NOT NULL,
	"view" TEXT NOT NULL,
	planned INTEGER,
	actual INTEGER,
	place TEXT NOT NULL,
	PRIMARY KEY (uid),
	FOREIGN KEY(workshop_uid) REFERENCES workshop (uid) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX agenda_step_by_workshop ON agenda_step (workshop_uid);
CREATE TABLE card (
	uid VARCHAR(32) NOT NULL,
	alive BOOLEAN NOT NULL,
	workshop_uid VARCHAR(32),
	guiding_question_uid VARCHAR(32),
	text TEXT NOT NULL,
	original_wording TEXT NOT NULL,
	original_language TEXT NOT NULL,
	card_kind TEXT NOT NULL,
	topic_field_uid VARCHAR(32),
	cluster_uid VARCHAR(32),
	position TEXT NOT NULL,
	parked BOOLEAN NOT NULL,
	parked_decision TEXT NOT NULL,
	parked_reason TEXT NOT NULL,
	parked_date TEXT NOT NULL,
	outcome TEXT NOT NULL,
	internal BOOLEAN NOT NULL,
	source TEXT NOT NULL,
	merged_into TEXT,
	PRIMARY KEY (uid),
	FOREIGN KEY(workshop_uid) REFERENCES workshop (uid) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(guiding_question_uid) REFERENCES guiding_question (uid) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(topic_field_uid) REFERENCES topic_field (uid) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(cluster_uid) REFERENCES cluster (uid) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX card_by_cluster ON card (cluster_uid);
CREATE INDEX card_by_place ON card (topic_field_uid, cluster_uid, position);
CREATE INDEX card_by_workshop ON card (workshop_uid);
CREATE TABLE card_tag (
	uid VARCHAR(32) NOT NULL,
	alive BOOLEAN NOT NULL,
	card_uid VARCHAR(32) NOT NULL,
	tag_uid VARCHAR(32) NOT NULL,
	PRIMARY KEY (uid),
	FOREIGN KEY(card_uid) REFERENCES card (uid) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(tag_uid) REFERENCES tag (uid) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX card_tag_by_card ON card_tag (card_uid);
CREATE INDEX card_tag_by_tag ON card_tag (tag_uid);
CREATE TABLE chapter (
	uid VARCHAR(32) NOT NULL,
	alive BOOLEAN NOT NULL,
	title TEXT NOT NULL,
	introduction TEXT NOT NULL,
	place TEXT NOT NULL,
	PRIMARY KEY (uid)
);
CREATE TABLE cluster (
	uid VARCHAR(32) NOT NULL,
	alive BOOLEAN NOT NULL,
	topic_field_uid VARCHAR(32) NOT NULL,
	heading TEXT NOT NULL,
	place TEXT NOT NULL,
	outcome TEXT NOT NULL,
	quarter TEXT NOT NULL,
	merged_into TEXT,
	PRIMARY KEY (uid),
	FOREIGN KEY(topic_field_uid) REFERENCES topic_field (uid) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX cluster_by_topic_field ON cluster (topic_field_uid);
CREATE TABLE cluster_tag (
	uid VARCHAR(32) NOT NULL,
	alive BOOLEAN NOT NULL,
	cluster_uid VARCHAR(32) NOT NULL,
	tag_uid VARCHAR(32) NOT NULL,
	PRIMARY KEY (uid),
	FOREIGN KEY(cluster_uid) REFERENCES cluster (uid) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(tag_uid) REFERENCES tag (uid) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX cluster_tag_by_cluster ON cluster_tag (cluster_uid);
CREATE TABLE consultation (
	uid VARCHAR(32) NOT NULL,
	alive BOOLEAN NOT NULL,
	recommendation_uid VARCHAR(32) NOT NULL,
	organisation_uid VARCHAR(32) NOT NULL,
	asked_on TEXT NOT NULL,
	about_version TEXT NOT NULL,
	answer TEXT NOT NULL,
	condition TEXT NOT NULL,
	answered_on TEXT NOT NULL,
	internal BOOLEAN NOT NULL,
	PRIMARY KEY (uid),
	FOREIGN KEY(recommendation_uid) REFERENCES recommendation (uid) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(organisation_uid) REFERENCES organisation (uid) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX consultation_by_organisation ON consultation (organisation_uid);
CREATE INDEX consultation_by_recommendation ON consultation (recommendation_uid);
CREATE TABLE dot_count (
	uid VARCHAR(32) NOT NULL,
	alive BOOLEAN NOT NULL,
	round_uid VARCHAR(32) NOT NULL,
	target_uid TEXT NOT NULL,
	workshop_uid VARCHAR(32),
	counting_place TEXT NOT NULL,
	dots INTEGER NOT NULL,
	people INTEGER,
	PRIMARY KEY (uid),
	FOREIGN KEY(round_uid) REFERENCES dot_round (uid) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(workshop_uid) REFERENCES workshop (uid) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX dot_count_by_round ON dot_count (round_uid, target_uid);
CREATE TABLE dot_round (
	uid VARCHAR(32) NOT NULL,
	alive BOOLEAN NOT NULL,
	title TEXT NOT NULL,
	question TEXT NOT NULL,
	target_kind TEXT NOT NULL,
	topic_fields JSON,
	criterion TEXT NOT NULL,
	dots_per_person INTEGER,
	rule TEXT NOT NULL,
	cumulate BOOLEAN NOT NULL,
	revealed BOOLEAN NOT NULL,
	merged_into TEXT,
	PRIMARY KEY (uid)
);
CREATE TABLE evidence (
	uid VARCHAR(32) NOT NULL,
	alive BOOLEAN NOT NULL,
	card_uid VARCHAR(32),
	recommendation_uid VARCHAR(32),
	source TEXT NOT NULL,
	mentions INTEGER NOT NULL,
	quote TEXT NOT NULL,
	PRIMARY KEY (uid),
	FOREIGN KEY(card_uid) REFERENCES card (uid) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(recommendation_uid) REFERENCES recommendation (uid) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX evidence_by_card ON evidence (card_uid);
CREATE INDEX evidence_by_recommendation ON evidence (recommendation_uid);
CREATE TABLE guiding_question (
	uid VARCHAR(32) NOT NULL,
	alive BOOLEAN NOT NULL,
	topic_field_uid VARCHAR(32),
	text TEXT NOT NULL,
	place TEXT NOT NULL,
	merged_into TEXT,
	PRIMARY KEY (uid),
	FOREIGN KEY(topic_field_uid) REFERENCES topic_field (uid) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE measure (
	uid VARCHAR(32) NOT NULL,
	alive BOOLEAN NOT NULL,
	recommendation_uid VARCHAR(32) NOT NULL,
	what TEXT NOT NULL,
	lead TEXT NOT NULL,
	partners TEXT NOT NULL,
	means TEXT NOT NULL,
	due TEXT NOT NULL,
	builds_on TEXT,
	state TEXT NOT NULL,
	place TEXT NOT NULL,
	PRIMARY KEY (uid),
	FOREIGN KEY(recommendation_uid) REFERENCES recommendation (uid) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX measure_by_recommendation ON measure (recommendation_uid);
CREATE TABLE mention (
	uid VARCHAR(32) NOT NULL,
	alive BOOLEAN NOT NULL,
	card_uid VARCHAR(32) NOT NULL,
	workshop_uid VARCHAR(32),
	PRIMARY KEY (uid),
	FOREIGN KEY(card_uid) REFERENCES card (uid) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(workshop_uid) REFERENCES workshop (uid) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX mention_by_card ON mention (card_uid);
CREATE TABLE not_the_same (
	uid VARCHAR(32) NOT NULL,
	alive BOOLEAN NOT NULL,
	left_uid TEXT NOT NULL,
	right_uid TEXT NOT NULL,
	PRIMARY KEY (uid)
);
CREATE TABLE organisation (
	uid VARCHAR(32) NOT NULL,
	alive BOOLEAN NOT NULL,
	name TEXT NOT NULL,
	organisation_kind TEXT NOT NULL,
	municipality_uid VARCHAR(32),
	contact TEXT NOT NULL,
	internal BOOLEAN NOT NULL,
	merged_into TEXT,
	PRIMARY KEY (uid),
	FOREIGN KEY(municipality_uid) REFERENCES tag (uid) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE origin (
	uid VARCHAR(32) NOT NULL,
	alive BOOLEAN NOT NULL,
	PRIMARY KEY (uid)
);
CREATE TABLE phase (
	uid VARCHAR(32) NOT NULL,
	alive BOOLEAN NOT NULL,
	title TEXT NOT NULL,
	period TEXT NOT NULL,
	place TEXT NOT NULL,
	PRIMARY KEY (uid)
);
CREATE TABLE photo (
	uid VARCHAR(32) NOT NULL,
	alive BOOLEAN NOT NULL,
	workshop_uid VARCHAR(32),
	topic_field_uid VARCHAR(32),
	cluster_uid VARCHAR(32),
	blob TEXT NOT NULL,
	caption TEXT NOT NULL,
	alternative_text TEXT NOT NULL,
	turned INTEGER NOT NULL,
	internal BOOLEAN NOT NULL,
	place TEXT NOT NULL,
	typed JSON,
	PRIMARY KEY (uid),
	FOREIGN KEY(workshop_uid) REFERENCES workshop (uid) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(topic_field_uid) REFERENCES topic_field (uid) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(cluster_uid) REFERENCES cluster (uid) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX photo_by_cluster ON photo (cluster_uid);
CREATE INDEX photo_by_topic_field ON photo (topic_field_uid);
CREATE INDEX photo_by_workshop ON photo (workshop_uid);
CREATE TABLE process (
	uid VARCHAR(32) NOT NULL,
	alive BOOLEAN NOT NULL,
	title TEXT NOT NULL,
	host TEXT NOT NULL,
	topic_field_label TEXT NOT NULL,
	language TEXT NOT NULL,
	logo TEXT,
	imprint TEXT NOT NULL,
	PRIMARY KEY (uid)
);
CREATE TABLE recommendation (
	uid VARCHAR(32) NOT NULL,
	alive BOOLEAN NOT NULL,
	topic_field_uid VARCHAR(32) NOT NULL,
	number TEXT NOT NULL,
	title TEXT NOT NULL,
	goal TEXT NOT NULL,
	situation TEXT NOT NULL,
	description TEXT NOT NULL,
	next_step TEXT NOT NULL,
	level TEXT NOT NULL,
	lead_uid VARCHAR(32),
	timeframe TEXT NOT NULL,
	due TEXT NOT NULL,
	resources TEXT NOT NULL,
	cost TEXT NOT NULL,
	funding TEXT NOT NULL,
	separate_decision TEXT NOT NULL,
	indicator TEXT NOT NULL,
	priority TEXT NOT NULL,
	category TEXT NOT NULL,
	effort INTEGER,
	impact INTEGER,
	chapter_uid VARCHAR(32),
	chapter_position TEXT NOT NULL,
	feasibility TEXT NOT NULL,
	feasibility_reason TEXT NOT NULL,
	cost_report TEXT NOT NULL,
	review_period TEXT NOT NULL,
	public BOOLEAN NOT NULL,
	implementation TEXT NOT NULL,
	PRIMARY KEY (uid),
	FOREIGN KEY(topic_field_uid) REFERENCES topic_field (uid) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(lead_uid) REFERENCES organisation (uid) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(chapter_uid) REFERENCES chapter (uid) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX recommendation_by_topic_field ON recommendation (topic_field_uid);
CREATE TABLE recommendation_card (
	uid VARCHAR(32) NOT NULL,
	alive BOOLEAN NOT NULL,
	recommendation_uid VARCHAR(32) NOT NULL,
	card_uid VARCHAR(32) NOT NULL,
	PRIMARY KEY (uid),
	FOREIGN KEY(recommendation_uid) REFERENCES recommendation (uid) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(card_uid) REFERENCES card (uid) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX recommendation_card_by_card ON recommendation_card (card_uid);
CREATE INDEX recommendation_card_by_recommendation ON recommendation_card (recommendation_uid);
CREATE TABLE recommendation_cluster (
	uid VARCHAR(32) NOT NULL,
	alive BOOLEAN NOT NULL,
	recommendation_uid VARCHAR(32) NOT NULL,
	cluster_uid VARCHAR(32) NOT NULL,
	PRIMARY KEY (uid),
	FOREIGN KEY(recommendation_uid) REFERENCES recommendation (uid) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(cluster_uid) REFERENCES cluster (uid) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX recommendation_cluster_by_cluster ON recommendation_cluster (cluster_uid);
CREATE INDEX recommendation_cluster_by_recommendation ON recommendation_cluster (recommendation_uid);
CREATE TABLE recommendation_partner (
	uid VARCHAR(32) NOT NULL,
	alive BOOLEAN NOT NULL,
	recommendation_uid VARCHAR(32) NOT NULL,
	organisation_uid VARCHAR(32) NOT NULL,
	PRIMARY KEY (uid),
	FOREIGN KEY(recommendation_uid) REFERENCES recommendation (uid) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(organisation_uid) REFERENCES organisation (uid) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX recommendation_partner_by_recommendation ON recommendation_partner (recommendation_uid);
CREATE TABLE recommendation_tag (
	uid VARCHAR(32) NOT NULL,
	alive BOOLEAN NOT NULL,
	recommendation_uid VARCHAR(32) NOT NULL,
	tag_uid VARCHAR(32) NOT NULL,
	PRIMARY KEY (uid),
	FOREIGN KEY(recommendation_uid) REFERENCES recommendation (uid) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(tag_uid) REFERENCES tag (uid) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX recommendation_tag_by_recommendation ON recommendation_tag (recommendation_uid);
CREATE TABLE tag (
	uid VARCHAR(32) NOT NULL,
	alive BOOLEAN NOT NULL,
	dimension_uid VARCHAR(32) NOT NULL,
	title TEXT NOT NULL,
	code TEXT NOT NULL,
	place TEXT NOT NULL,
	merged_into TEXT,
	PRIMARY KEY (uid),
	FOREIGN KEY(dimension_uid) REFERENCES tag_dimension (uid) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE tag_dimension (
	uid VARCHAR(32) NOT NULL,
	alive BOOLEAN NOT NULL,
	title TEXT NOT NULL,
	code TEXT NOT NULL,
	place TEXT NOT NULL,
	PRIMARY KEY (uid)
);
CREATE TABLE topic_field (
	uid VARCHAR(32) NOT NULL,
	alive BOOLEAN NOT NULL,
	title TEXT NOT NULL,
	code TEXT NOT NULL,
	colour TEXT NOT NULL,
	description TEXT NOT NULL,
	place TEXT NOT NULL,
	merged_into TEXT,
	PRIMARY KEY (uid)
);
CREATE TABLE version (
	uid VARCHAR(32) NOT NULL,
	alive BOOLEAN NOT NULL,
	recommendation_uid VARCHAR(32) NOT NULL,
	date TEXT NOT NULL,
	state TEXT NOT NULL,
	room TEXT NOT NULL,
	text TEXT NOT NULL,
	PRIMARY KEY (uid),
	FOREIGN KEY(recommendation_uid) REFERENCES recommendation (uid) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX version_by_recommendation ON version (recommendation_uid);
CREATE TABLE workshop (
	uid VARCHAR(32) NOT NULL,
	alive BOOLEAN NOT NULL,
	phase_uid VARCHAR(32),
	title TEXT NOT NULL,
	code TEXT NOT NULL,
	date TEXT NOT NULL,
	begins TEXT NOT NULL,
	ends TEXT NOT NULL,
	venue TEXT NOT NULL,
	host TEXT NOT NULL,
	facilitation TEXT NOT NULL,
	minutes_by TEXT NOT NULL,
	people JSON,
	state TEXT NOT NULL,
	occasion TEXT NOT NULL,
	next_steps TEXT NOT NULL,
	place TEXT NOT NULL,
	merged_into TEXT,
	PRIMARY KEY (uid),
	FOREIGN KEY(phase_uid) REFERENCES phase (uid) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE workshop_topic_field (
	uid VARCHAR(32) NOT NULL,
	alive BOOLEAN NOT NULL,
	workshop_uid VARCHAR(32) NOT NULL,
	topic_field_uid VARCHAR(32) NOT NULL,
	PRIMARY KEY (uid),
	FOREIGN KEY(workshop_uid) REFERENCES workshop (uid) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(topic_field_uid) REFERENCES topic_field (uid) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX workshop_topic_field_by_workshop ON workshop_topic_field (workshop_uid);
