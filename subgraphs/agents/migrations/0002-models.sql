-- What a run used of its models, in more detail.
alter table runs add column cached_input_tokens int check (cached_input_tokens >= 0);
alter table runs add column reasoning_tokens int check (reasoning_tokens >= 0);
-- False where a price, or what a call used, is not known: cost_usd is then a lower bound.
alter table runs add column is_cost_known boolean not null default true;

-- What a provider wants back unchanged in the next calls of the same run: { model, state }. Emptied when the run ends.
alter table run_steps add column model_state jsonb;

-- What each model call used, and the price it was counted at.
create table model_calls (
  id uuid primary key,
  run_id uuid not null references runs (id) on delete cascade,
  step int not null check (step > 0),
  model text not null,
  -- Input counts the cached and the written tokens too; output those of reasoning.
  input_tokens int not null check (input_tokens >= 0),
  cached_input_tokens int not null check (cached_input_tokens >= 0),
  cache_write_tokens int not null check (cache_write_tokens >= 0),
  output_tokens int not null check (output_tokens >= 0),
  reasoning_tokens int not null check (reasoning_tokens >= 0),
  cost_usd numeric not null check (cost_usd >= 0),
  is_cost_known boolean not null,
  -- The row of the price table; null where none fits.
  price_version text,
  ended_at timestamptz not null default now()
);
create index model_calls_run_id on model_calls (run_id, step);

-- The default agent answers with whatever the installation's default model is, until its owner chooses one.
update agents set configuration = configuration - 'model' where type = 'DEFAULT';
