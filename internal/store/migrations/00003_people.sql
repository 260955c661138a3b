-- +goose Up
CREATE TABLE people (
  id TEXT PRIMARY KEY,
  email TEXT NOT NULL,
  password TEXT NOT NULL,
  issuer TEXT NOT NULL,
  subject TEXT NOT NULL,
  created BIGINT NOT NULL
);
CREATE INDEX people_email ON people (email);
CREATE INDEX people_identity ON people (issuer, subject);
CREATE TABLE members (
  id TEXT PRIMARY KEY,
  workspace TEXT NOT NULL REFERENCES workspaces(id),
  person TEXT NOT NULL REFERENCES people(id),
  name TEXT NOT NULL,
  firm TEXT NOT NULL,
  interests TEXT NOT NULL,
  role TEXT NOT NULL,
  revision BIGINT NOT NULL,
  added BIGINT NOT NULL,
  removed BIGINT NOT NULL,
  UNIQUE (workspace, person)
);
CREATE INDEX members_person ON members (person);
CREATE TABLE invitations (hash TEXT PRIMARY KEY, member TEXT NOT NULL REFERENCES members(id), created BIGINT NOT NULL);
CREATE TABLE sessions (token TEXT PRIMARY KEY, data BYTEA NOT NULL, expires BIGINT NOT NULL);
CREATE INDEX sessions_expires ON sessions (expires);
CREATE TABLE grants (
  id TEXT PRIMARY KEY,
  workspace TEXT NOT NULL REFERENCES workspaces(id),
  member TEXT NOT NULL REFERENCES members(id),
  kind TEXT NOT NULL,
  object TEXT NOT NULL,
  author TEXT NOT NULL,
  added BIGINT NOT NULL,
  removed BIGINT NOT NULL
);
CREATE INDEX grants_member ON grants (member, kind, object);
CREATE TABLE signing (workspace TEXT PRIMARY KEY REFERENCES workspaces(id), secret BYTEA NOT NULL);
CREATE TABLE cases (
  program TEXT NOT NULL REFERENCES programs(id),
  company TEXT NOT NULL REFERENCES companies(id),
  owner TEXT NOT NULL,
  due TEXT NOT NULL,
  status TEXT NOT NULL,
  revision BIGINT NOT NULL,
  PRIMARY KEY (program, company)
);
CREATE INDEX cases_company ON cases (company);
INSERT INTO cases (program, company, owner, due, status, revision) SELECT program, company, '', '', 'open', 1 FROM enrolments;
CREATE TABLE assignments (
  program TEXT NOT NULL REFERENCES programs(id),
  company TEXT NOT NULL REFERENCES companies(id),
  member TEXT NOT NULL REFERENCES members(id),
  status TEXT NOT NULL,
  conflict TEXT NOT NULL,
  added BIGINT NOT NULL,
  PRIMARY KEY (program, company, member)
);
CREATE INDEX assignments_member ON assignments (member);
CREATE INDEX assignments_company ON assignments (company);
CREATE TABLE reviews (
  id TEXT PRIMARY KEY,
  program TEXT NOT NULL REFERENCES programs(id),
  company TEXT NOT NULL REFERENCES companies(id),
  member TEXT NOT NULL REFERENCES members(id),
  seq BIGINT NOT NULL,
  current BIGINT NOT NULL,
  submitted BIGINT NOT NULL,
  content TEXT NOT NULL,
  created BIGINT NOT NULL,
  UNIQUE (program, company, member, seq)
);
CREATE INDEX reviews_company ON reviews (company);
CREATE TABLE requests (
  id TEXT PRIMARY KEY,
  program TEXT NOT NULL REFERENCES programs(id),
  company TEXT NOT NULL REFERENCES companies(id),
  question TEXT NOT NULL,
  fact TEXT NOT NULL,
  owner TEXT NOT NULL,
  due TEXT NOT NULL,
  status TEXT NOT NULL,
  revision BIGINT NOT NULL,
  author TEXT NOT NULL,
  created BIGINT NOT NULL
);
CREATE INDEX requests_case ON requests (program, company, id);
CREATE INDEX requests_company ON requests (company);
CREATE TABLE request_entries (
  id TEXT PRIMARY KEY,
  request TEXT NOT NULL REFERENCES requests(id),
  kind TEXT NOT NULL,
  content TEXT NOT NULL,
  author TEXT NOT NULL,
  created BIGINT NOT NULL
);
CREATE INDEX request_entries_request ON request_entries (request, id);
CREATE TABLE comments (
  id TEXT PRIMARY KEY,
  program TEXT NOT NULL REFERENCES programs(id),
  company TEXT NOT NULL REFERENCES companies(id),
  text TEXT NOT NULL,
  replaces TEXT NOT NULL,
  author TEXT NOT NULL,
  created BIGINT NOT NULL
);
CREATE INDEX comments_case ON comments (program, company, id);
CREATE INDEX comments_company ON comments (company);
CREATE TABLE decisions (
  id TEXT PRIMARY KEY,
  program TEXT NOT NULL REFERENCES programs(id),
  company TEXT NOT NULL REFERENCES companies(id),
  outcome TEXT NOT NULL,
  reason TEXT NOT NULL,
  text TEXT NOT NULL,
  assessment TEXT NOT NULL,
  facts TEXT NOT NULL,
  archive TEXT NOT NULL,
  waivers TEXT NOT NULL,
  state TEXT NOT NULL,
  cause TEXT NOT NULL,
  author TEXT NOT NULL,
  created BIGINT NOT NULL,
  reopened BIGINT NOT NULL
);
CREATE INDEX decisions_case ON decisions (program, company, id);
CREATE INDEX decisions_company ON decisions (company);
CREATE TABLE letters (
  id TEXT PRIMARY KEY,
  program TEXT NOT NULL REFERENCES programs(id),
  company TEXT NOT NULL REFERENCES companies(id),
  kind TEXT NOT NULL,
  lang TEXT NOT NULL,
  reason TEXT NOT NULL,
  state TEXT NOT NULL,
  revision BIGINT NOT NULL,
  author TEXT NOT NULL,
  created BIGINT NOT NULL,
  sent BIGINT NOT NULL
);
CREATE INDEX letters_case ON letters (program, company, id);
CREATE INDEX letters_company ON letters (company);
CREATE TABLE letter_texts (
  letter TEXT NOT NULL REFERENCES letters(id),
  seq BIGINT NOT NULL,
  text TEXT NOT NULL,
  author TEXT NOT NULL,
  created BIGINT NOT NULL,
  PRIMARY KEY (letter, seq)
);
CREATE TABLE links (
  id TEXT PRIMARY KEY,
  workspace TEXT NOT NULL REFERENCES workspaces(id),
  kind TEXT NOT NULL,
  program TEXT NOT NULL REFERENCES programs(id),
  company TEXT NOT NULL REFERENCES companies(id),
  request TEXT NOT NULL,
  expires BIGINT NOT NULL,
  revoked BIGINT NOT NULL,
  author TEXT NOT NULL,
  created BIGINT NOT NULL
);
CREATE INDEX links_company ON links (company, id);
-- What the assessments of a program changed is listed in the order in which they were made.
CREATE INDEX assessments_made ON assessments (program, shadow, id);
