-- Days (UTC) of agent_analytics and usage_days that were held against runs and model_calls, and when last.
create table reconciled_days (
  date date primary key,
  reconciled_at timestamptz not null default now()
);
-- For the runs of a day.
create index runs_ended_at on runs (ended_at) where ended_at is not null;
