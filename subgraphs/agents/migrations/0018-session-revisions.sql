-- Grows with each change of what a session shows, or of the questions that wait in it: readers ask for what is newer.
alter table sessions add column revision int not null default 0;
