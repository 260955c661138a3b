-- +goose Up
-- One assessment of a company is current in a program, and it is found without going through all of the program.
CREATE UNIQUE INDEX assessments_current ON assessments (program, company, shadow) WHERE current = 1;
