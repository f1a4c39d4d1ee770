-- What people may spend on models, in USD; null: no limit.
create table plans (
  name text primary key check (name ~ '^[a-z0-9-]{1,40}$'),
  run_limit_usd numeric check (run_limit_usd >= 0),
  daily_limit_usd numeric check (daily_limit_usd >= 0),
  monthly_limit_usd numeric check (monthly_limit_usd >= 0),
  -- Of users who have no other.
  is_default boolean not null default false,
  updated_at timestamptz not null default now()
);
create unique index plans_one_default on plans (is_default) where is_default;
insert into plans (name, is_default) values ('default', true);

-- A user's plan (null: the default one), and limits that go before the plan's.
alter table user_budgets
  alter column daily_limit_usd drop not null,
  add column plan text references plans (name),
  add column run_limit_usd numeric check (run_limit_usd >= 0),
  add column monthly_limit_usd numeric check (monthly_limit_usd >= 0);

-- One row. While stopped_at is set, no model is called that is not known to be free.
create table model_switch (
  is_only boolean primary key default true check (is_only),
  stopped_at timestamptz,
  -- For people.
  reason text,
  changed_by uuid
);
insert into model_switch default values;

-- RESERVED: may be going on, and may cost up to reserved_usd. VOID: the provider refused it before it began.
-- The rows without user_id are of versions before this one.
alter table model_calls
  add column status text not null default 'SETTLED' check (status in ('RESERVED', 'SETTLED', 'VOID')),
  add column user_id uuid,
  add column reserved_usd numeric not null default 0 check (reserved_usd >= 0),
  -- What a token costs, for whoever has to settle the call of a worker that is gone; null: not known.
  add column input_token_usd numeric check (input_token_usd >= 0),
  add column output_token_usd numeric check (output_token_usd >= 0),
  -- True where the provider never said what was used: counted from what was sent and what came.
  add column is_estimated boolean not null default false,
  add column started_at timestamptz not null default now(),
  alter column ended_at drop not null;
update model_calls c set user_id = r.user_id, started_at = c.ended_at from runs r where r.id = c.run_id;
alter table model_calls
  add check ((status = 'RESERVED') = (ended_at is null)),
  add check (status = 'RESERVED' or reserved_usd = 0),
  add check (status = 'SETTLED' or cost_usd = 0);
create index model_calls_user_id on model_calls (user_id, started_at) include (cost_usd, reserved_usd);
create index model_calls_reserved on model_calls (run_id) where status = 'RESERVED';

alter table runs add column is_estimated boolean not null default false;
create index runs_reserved on runs (user_id) where reserved_usd > 0;

-- How an agent did on a day (UTC), by when its runs ended; kept from run.ended.v1.
create table agent_analytics (
  agent_id uuid not null references agents (id) on delete cascade,
  date date not null,
  -- Answers, and the questions they answer.
  total_messages int not null default 0,
  total_sessions int not null default 0,
  -- USD.
  total_cost numeric not null default 0,
  -- Milliseconds from question to end of the completed runs; null while there are none.
  avg_response_time numeric,
  -- As PerformanceMetrics.
  performance_metrics jsonb not null,
  primary key (agent_id, date)
);

-- What a user's runs used of a model, by the day (UTC) on which each call ended; kept from run.ended.v1.
create table usage_days (
  user_id uuid not null,
  date date not null,
  model text not null,
  calls int not null,
  input_tokens bigint not null,
  cached_input_tokens bigint not null,
  output_tokens bigint not null,
  reasoning_tokens bigint not null,
  cost_usd numeric not null,
  is_cost_known boolean not null,
  is_estimated boolean not null,
  primary key (user_id, date, model)
);

-- Runs that agent_analytics and usage_days count already.
create table counted_runs (
  run_id uuid primary key,
  agent_id uuid not null,
  date date not null,
  session_id uuid not null,
  user_message_id uuid not null
);
create index counted_runs_day on counted_runs (agent_id, date, session_id);
