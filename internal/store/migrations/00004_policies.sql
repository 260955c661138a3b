-- +goose Up
-- What a workspace asks of its people. A workspace without a row has the defaults.
CREATE TABLE workspace_rules (
  workspace TEXT PRIMARY KEY REFERENCES workspaces(id),
  second_person BIGINT NOT NULL,
  revision BIGINT NOT NULL
);
-- Every state of a program, so that it is known who changed what.
CREATE TABLE program_revisions (
  program TEXT NOT NULL REFERENCES programs(id),
  revision BIGINT NOT NULL,
  name TEXT NOT NULL,
  settings TEXT NOT NULL,
  archive TEXT NOT NULL,
  author TEXT NOT NULL,
  created BIGINT NOT NULL,
  PRIMARY KEY (program, revision)
);
INSERT INTO program_revisions (program, revision, name, settings, archive, author, created)
  SELECT id, revision, name, settings, archive, '', created FROM programs;
-- Changes of what a program judges by that were proposed, with the backtest of each.
CREATE TABLE proposals (
  id TEXT PRIMARY KEY,
  program TEXT NOT NULL REFERENCES programs(id),
  base TEXT NOT NULL,
  content TEXT NOT NULL,
  reason TEXT NOT NULL,
  backtest TEXT NOT NULL REFERENCES backtests(id),
  status TEXT NOT NULL,
  author TEXT NOT NULL,
  created BIGINT NOT NULL,
  closer TEXT NOT NULL,
  closed BIGINT NOT NULL
);
CREATE INDEX proposals_program ON proposals (program, id);
