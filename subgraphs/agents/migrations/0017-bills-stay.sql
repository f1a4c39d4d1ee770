-- What was used is on the bill for good: it stays when its conversation is deleted, by its user alone. One whose call
-- goes on can't be: it is to be stopped first.
alter table model_calls
  alter column run_id drop not null,
  drop constraint model_calls_run_id_fkey,
  add constraint model_calls_run_id_fkey foreign key (run_id) references runs (id) on delete set null,
  add constraint model_calls_goes_on check (status <> 'RESERVED' or run_id is not null);
create index model_calls_of_deleted on model_calls (user_id, ended_at) where run_id is null;
