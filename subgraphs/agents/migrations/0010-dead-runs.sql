-- A worker that vanished with a run: what an operator looks at first when runs die.
create table run_losses (
  run_id uuid not null references runs (id) on delete cascade,
  -- Of the worker's hold; also the order of losses.
  fence bigint not null,
  worker_id uuid not null,
  -- The step that was not finished; null where not even the first had begun.
  step int check (step > 0),
  -- Names of the tools whose calls were open, in the order of the calls.
  open_tools jsonb not null default '[]',
  lost_at timestamptz not null default now(),
  primary key (run_id, fence)
);

-- Runs that ended as FAILED since they cost too many workers, until, and after, an operator decides what becomes of them.
create table dead_runs (
  run_id uuid primary key references runs (id) on delete cascade,
  reason text not null,
  died_at timestamptz not null default now(),
  decision text check (decision in ('RETRIED', 'DISCARDED')),
  -- The account of an administrator, or 'operator' from the command line.
  decided_by text,
  decided_at timestamptz,
  -- The run that answers the question again.
  retry_run_id uuid,
  check ((decision is null) = (decided_at is null) and (decision is null) = (decided_by is null)),
  check (retry_run_id is null or decision = 'RETRIED')
);
create index dead_runs_undecided on dead_runs (died_at, run_id) where decision is null;
