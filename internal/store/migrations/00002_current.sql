-- +goose Up
-- One assessment of a company is current in a program, and it is found without going through all of the program.
CREATE UNIQUE INDEX assessments_current ON assessments (program, company, shadow) WHERE current = 1;
-- holds is 1 for an assessment that is current, of its company's latest version, and by what its program judges by: the number of those is
-- what the progress of a program counts.
ALTER TABLE assessments ADD COLUMN holds BIGINT NOT NULL DEFAULT 0;
UPDATE assessments SET holds = 1 WHERE current = 1 AND EXISTS (SELECT 1 FROM versions
  JOIN companies ON companies.id = versions.company AND companies.latest = versions.seq
  JOIN programs ON programs.id = assessments.program
  WHERE versions.id = assessments.version AND assessments.archive = CASE WHEN assessments.shadow = 1 THEN programs.shadow ELSE programs.archive END);
CREATE INDEX assessments_holding ON assessments (program, shadow) WHERE holds = 1;
