-- Only what an earlier holder told: a claim that begins a fresh run counts its first event in the same statement, and
-- there is nothing to write of it.
create or replace trigger runs_tell_whole_text before update of fence on runs
  for each row when (old.told_sequence < old.last_sequence) execute function tell_whole_text();
