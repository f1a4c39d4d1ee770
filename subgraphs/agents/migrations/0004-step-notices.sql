-- Where ChainLens' own words before a step's begin, e.g. that another model answers; null where there are none.
alter table run_steps add column notice_start int check (notice_start between 0 and text_start);
