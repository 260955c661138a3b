-- +goose Up
CREATE TABLE workspaces (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  created BIGINT NOT NULL,
  audit_seq BIGINT NOT NULL,
  audit_hash TEXT NOT NULL
);
CREATE TABLE setups (hash TEXT PRIMARY KEY, created BIGINT NOT NULL);
CREATE TABLE keys (
  id TEXT PRIMARY KEY,
  workspace TEXT NOT NULL REFERENCES workspaces(id),
  name TEXT NOT NULL,
  hash TEXT NOT NULL UNIQUE,
  scopes TEXT NOT NULL,
  created BIGINT NOT NULL,
  expires BIGINT NOT NULL,
  revoked BIGINT NOT NULL
);
CREATE INDEX keys_workspace ON keys (workspace, id);
CREATE TABLE programs (
  id TEXT PRIMARY KEY,
  workspace TEXT NOT NULL REFERENCES workspaces(id),
  name TEXT NOT NULL,
  settings TEXT NOT NULL,
  archive TEXT NOT NULL,
  shadow TEXT NOT NULL,
  revision BIGINT NOT NULL,
  created BIGINT NOT NULL
);
CREATE INDEX programs_workspace ON programs (workspace, id);
CREATE TABLE companies (
  id TEXT PRIMARY KEY,
  workspace TEXT NOT NULL REFERENCES workspaces(id),
  ident TEXT NOT NULL,
  name TEXT NOT NULL,
  latest BIGINT NOT NULL,
  created BIGINT NOT NULL,
  purged BIGINT NOT NULL,
  UNIQUE (workspace, ident)
);
CREATE INDEX companies_workspace ON companies (workspace, id);
CREATE TABLE enrolments (
  program TEXT NOT NULL REFERENCES programs(id),
  company TEXT NOT NULL REFERENCES companies(id),
  added BIGINT NOT NULL,
  PRIMARY KEY (program, company)
);
CREATE INDEX enrolments_company ON enrolments (company);
CREATE TABLE versions (
  id TEXT PRIMARY KEY,
  company TEXT NOT NULL REFERENCES companies(id),
  seq BIGINT NOT NULL,
  sha256 TEXT NOT NULL,
  format TEXT NOT NULL,
  content BYTEA NOT NULL,
  origin TEXT NOT NULL,
  author TEXT NOT NULL,
  created BIGINT NOT NULL,
  UNIQUE (company, seq)
);
CREATE TABLE documents (
  id TEXT PRIMARY KEY,
  company TEXT NOT NULL REFERENCES companies(id),
  sha256 TEXT NOT NULL,
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  size BIGINT NOT NULL,
  author TEXT NOT NULL,
  created BIGINT NOT NULL
);
CREATE INDEX documents_company ON documents (company, id);
CREATE TABLE archives (digest TEXT PRIMARY KEY, content BYTEA NOT NULL, rules TEXT NOT NULL, created BIGINT NOT NULL);
CREATE TABLE assessments (
  id TEXT PRIMARY KEY,
  program TEXT NOT NULL REFERENCES programs(id),
  company TEXT NOT NULL REFERENCES companies(id),
  version TEXT NOT NULL REFERENCES versions(id),
  archive TEXT NOT NULL,
  waivers TEXT NOT NULL,
  as_of TEXT NOT NULL,
  shadow BIGINT NOT NULL,
  current BIGINT NOT NULL,
  rank_key TEXT NOT NULL,
  verdict TEXT NOT NULL,
  entry BYTEA NOT NULL,
  content BYTEA NOT NULL,
  created BIGINT NOT NULL,
  UNIQUE (program, version, archive, waivers, as_of, shadow)
);
CREATE INDEX assessments_ranking ON assessments (program, shadow, current, rank_key);
CREATE INDEX assessments_company ON assessments (company, id);
CREATE TABLE waivers (
  id TEXT PRIMARY KEY,
  program TEXT NOT NULL REFERENCES programs(id),
  content TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  author TEXT NOT NULL,
  created BIGINT NOT NULL
);
CREATE INDEX waivers_program ON waivers (program, id);
CREATE TABLE contents (
  workspace TEXT NOT NULL REFERENCES workspaces(id),
  kind TEXT NOT NULL,
  digest TEXT NOT NULL,
  name TEXT NOT NULL,
  content BYTEA NOT NULL,
  author TEXT NOT NULL,
  created BIGINT NOT NULL,
  PRIMARY KEY (workspace, kind, digest)
);
CREATE TABLE webhooks (
  id TEXT PRIMARY KEY,
  workspace TEXT NOT NULL REFERENCES workspaces(id),
  url TEXT NOT NULL,
  secret TEXT NOT NULL,
  events TEXT NOT NULL,
  created BIGINT NOT NULL,
  removed BIGINT NOT NULL
);
CREATE INDEX webhooks_workspace ON webhooks (workspace, id);
CREATE TABLE deliveries (
  id TEXT PRIMARY KEY,
  webhook TEXT NOT NULL REFERENCES webhooks(id),
  event TEXT NOT NULL,
  payload TEXT NOT NULL,
  attempts BIGINT NOT NULL,
  status TEXT NOT NULL,
  created BIGINT NOT NULL,
  delivered BIGINT NOT NULL
);
CREATE INDEX deliveries_webhook ON deliveries (webhook, id);
CREATE TABLE backtests (
  id TEXT PRIMARY KEY,
  program TEXT NOT NULL REFERENCES programs(id),
  settings TEXT NOT NULL,
  status TEXT NOT NULL,
  result BYTEA NOT NULL,
  author TEXT NOT NULL,
  created BIGINT NOT NULL,
  finished BIGINT NOT NULL
);
CREATE INDEX backtests_program ON backtests (program, id);
CREATE TABLE once (
  workspace TEXT NOT NULL,
  key TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  response BYTEA NOT NULL,
  created BIGINT NOT NULL,
  PRIMARY KEY (workspace, key)
);
CREATE TABLE audit (
  workspace TEXT NOT NULL REFERENCES workspaces(id),
  seq BIGINT NOT NULL,
  at BIGINT NOT NULL,
  actor TEXT NOT NULL,
  action TEXT NOT NULL,
  object TEXT NOT NULL,
  before TEXT NOT NULL,
  after TEXT NOT NULL,
  hash TEXT NOT NULL,
  PRIMARY KEY (workspace, seq)
);

