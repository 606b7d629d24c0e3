-- The index of one set of dataset files. Days are proleptic Gregorian ordinals (1 = 1 January 0001);
-- the text beside them is the date as it is written in the dataset.

CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE origin (id INTEGER PRIMARY KEY, label TEXT NOT NULL);

CREATE TABLE source (
    id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, type TEXT NOT NULL, author TEXT, title TEXT NOT NULL,
    publisher TEXT, date TEXT, kind TEXT, number TEXT, symbol TEXT, doi TEXT, url TEXT, archive TEXT, accessed TEXT,
    language TEXT, note TEXT, origin INTEGER NOT NULL REFERENCES origin
);

CREATE TABLE state (
    id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE, name TEXT NOT NULL, official TEXT, iso2 TEXT, adjective TEXT,
    aliases TEXT NOT NULL,              -- a JSON array
    un_member TEXT, un_until TEXT,      -- as written
    m49 TEXT, cow TEXT, cow_letters TEXT, gw TEXT,
    sources TEXT NOT NULL,              -- of the codes, a JSON array
    member_first INTEGER, member_last INTEGER, until_first INTEGER, until_last INTEGER,
    note TEXT, origin INTEGER NOT NULL REFERENCES origin
);

CREATE TABLE state_group (
    id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, title TEXT NOT NULL, note TEXT,
    rule TEXT,                          -- for a computed group: a JSON object {issue: [statuses or classes]}
    sources TEXT NOT NULL,              -- a JSON array
    origin INTEGER NOT NULL REFERENCES origin
);
CREATE TABLE group_member (
    state_group INTEGER NOT NULL REFERENCES state_group, state INTEGER NOT NULL REFERENCES state,
    PRIMARY KEY (state_group, state)
) WITHOUT ROWID;

CREATE TABLE issue (
    id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, title TEXT NOT NULL, short TEXT NOT NULL,
    question TEXT NOT NULL, type TEXT NOT NULL,
    shape TEXT NOT NULL,                -- how positions behave in time: act, held or period
    un_members INTEGER NOT NULL,        -- whether only UN members take part
    family TEXT, date TEXT,
    begins TEXT, begins_first INTEGER, begins_last INTEGER, ends TEXT, ends_last INTEGER,
    tally TEXT,                         -- a JSON object {for, against, abstain, absent}
    complete INTEGER NOT NULL,
    confidence TEXT,                    -- of its positions that say nothing of it
    note TEXT, labels TEXT NOT NULL,
    scale TEXT NOT NULL,                -- a JSON array of the issue's own statuses in order: an assessment's, a custom issue's
    statuses TEXT,                      -- of a custom issue, a JSON object {status: {says, class}}
    ordered INTEGER NOT NULL,           -- whether those are a scale
    eligible TEXT,                      -- who can have a position: a JSON array of codes, or an object as in `rule`
    assessor TEXT,
    aliases TEXT NOT NULL, topics TEXT NOT NULL, origin INTEGER NOT NULL REFERENCES origin
);
CREATE TABLE issue_topic (
    topic TEXT NOT NULL, issue INTEGER NOT NULL REFERENCES issue, PRIMARY KEY (topic, issue)
) WITHOUT ROWID;
CREATE TABLE issue_source (
    issue INTEGER NOT NULL REFERENCES issue, origin INTEGER NOT NULL REFERENCES origin, rank INTEGER NOT NULL,
    source INTEGER NOT NULL REFERENCES source, PRIMARY KEY (issue, origin, rank)
) WITHOUT ROWID;
CREATE TABLE alignment (
    issue INTEGER NOT NULL REFERENCES issue, reference INTEGER NOT NULL REFERENCES state,
    scores TEXT NOT NULL,               -- a JSON object {status: score}
    because TEXT NOT NULL, sources TEXT NOT NULL, PRIMARY KEY (issue, reference)
) WITHOUT ROWID;

CREATE TABLE position (
    id INTEGER PRIMARY KEY, state INTEGER NOT NULL REFERENCES state, issue INTEGER NOT NULL REFERENCES issue,
    status TEXT NOT NULL, date TEXT NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL,
    until TEXT, until_first INTEGER, until_last INTEGER,
    confidence TEXT NOT NULL, note TEXT, speaker TEXT, mechanism TEXT, mechanism_source INTEGER REFERENCES source,
    own_sources INTEGER NOT NULL,       -- whether position_source has rows; else the issue's sources hold
    origin INTEGER NOT NULL REFERENCES origin,
    instrument TEXT NOT NULL,           -- keys joined by blanks; empty for the state's single unnamed one
    effective TEXT, effective_first INTEGER, effective_last INTEGER,
    dissent INTEGER NOT NULL
);
CREATE TABLE instrument (
    issue INTEGER NOT NULL REFERENCES issue, state INTEGER NOT NULL REFERENCES state, key TEXT NOT NULL,
    title TEXT NOT NULL, number TEXT, note TEXT, PRIMARY KEY (issue, state, key)
) WITHOUT ROWID;
CREATE TABLE searched (
    issue INTEGER NOT NULL REFERENCES issue, state INTEGER NOT NULL REFERENCES state, date TEXT NOT NULL,
    where_ TEXT NOT NULL, PRIMARY KEY (issue, state, date, where_)
) WITHOUT ROWID;
-- Where an issue stands in a file (state 0, no status), a list of those that voted one way (state 0), and the first entry
-- of a state on the issue (no status).
CREATE TABLE place (
    issue INTEGER NOT NULL REFERENCES issue, state INTEGER NOT NULL, status TEXT NOT NULL,
    origin INTEGER NOT NULL REFERENCES origin, line INTEGER NOT NULL, PRIMARY KEY (issue, state, status, origin)
) WITHOUT ROWID;
CREATE TABLE position_source (
    position INTEGER NOT NULL REFERENCES position, rank INTEGER NOT NULL, source INTEGER NOT NULL REFERENCES source,
    PRIMARY KEY (position, rank)
) WITHOUT ROWID;

-- Votes once more, as bit strings, for comparing states over the whole record (see stance/index/votes.py). Bit `rank` of
-- a string, counted from the lowest bit of its first byte, stands for the vote issue with that rank: 0 is the earliest.
CREATE TABLE vote_order (rank INTEGER PRIMARY KEY, issue INTEGER NOT NULL UNIQUE REFERENCES issue);
CREATE TABLE vote_bits (
    state INTEGER NOT NULL REFERENCES state,
    status TEXT NOT NULL,               -- a status of votes, or `disputed` where the entries of a state disagree
    bits BLOB NOT NULL, PRIMARY KEY (state, status)
) WITHOUT ROWID;
-- Roll calls counted, so that a summary of thousands costs no more than one of ten. The status is `disputed` where
-- two files disagree.
CREATE TABLE vote_year (
    state INTEGER NOT NULL REFERENCES state, year TEXT NOT NULL, status TEXT NOT NULL, count INTEGER NOT NULL,
    PRIMARY KEY (state, year, status)
) WITHOUT ROWID;
CREATE TABLE vote_topic (
    state INTEGER NOT NULL REFERENCES state, topic TEXT NOT NULL, status TEXT NOT NULL, count INTEGER NOT NULL,
    PRIMARY KEY (state, topic, status)
) WITHOUT ROWID;

CREATE TABLE event (
    id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, date TEXT NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL,
    until TEXT, until_last INTEGER, title TEXT NOT NULL, note TEXT, sources TEXT NOT NULL,
    origin INTEGER NOT NULL REFERENCES origin
);
CREATE TABLE event_state (
    event INTEGER NOT NULL REFERENCES event, state INTEGER NOT NULL REFERENCES state, PRIMARY KEY (event, state)
) WITHOUT ROWID;
CREATE TABLE event_issue (
    event INTEGER NOT NULL REFERENCES event, issue INTEGER NOT NULL REFERENCES issue, PRIMARY KEY (event, issue)
) WITHOUT ROWID;

CREATE TABLE claim (
    id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, source INTEGER NOT NULL REFERENCES source,
    issue INTEGER REFERENCES issue, date TEXT, until TEXT, kind TEXT NOT NULL, claim TEXT NOT NULL,
    verdict TEXT NOT NULL, finding TEXT, note TEXT, topics TEXT NOT NULL, sources TEXT NOT NULL,
    origin INTEGER NOT NULL REFERENCES origin
);
CREATE TABLE claim_state (
    claim INTEGER NOT NULL REFERENCES claim, state INTEGER NOT NULL REFERENCES state, PRIMARY KEY (claim, state)
) WITHOUT ROWID;

-- Every name that may be typed, folded (see stance/dataset/folding.py). rank 0: ids and ISO codes; 1: names; 2: other
-- codes, which are only matched whole, and where nothing else has the name.
CREATE TABLE name (
    folded TEXT NOT NULL, kind TEXT NOT NULL, rank INTEGER NOT NULL, target INTEGER NOT NULL,
    PRIMARY KEY (folded, kind, rank, target)
) WITHOUT ROWID;

-- The words of all texts, folded, for full-text search where SQLite has it (see stance/index/words.py):
-- CREATE VIRTUAL TABLE words USING fts5 (title, body, content = '', ...);

-- Made after the rows are in, which is faster than keeping them up to date:
-- CREATE INDEX position_by_state ON position (state, issue, first);
-- CREATE INDEX position_by_issue ON position (issue, state, first);
-- CREATE INDEX issue_by_shape ON issue (shape);
