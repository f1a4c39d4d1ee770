-- Who answers.
create table agents (
  id uuid primary key,
  user_id uuid not null,
  name text not null,
  type text not null check (type in ('DEFAULT', 'CUSTOM')),
  -- { "model": "provider/model" }
  configuration jsonb not null,
  system_prompt text,
  -- Names of tools; null: all that there are when it is asked.
  tools jsonb check (tools is null or jsonb_typeof(tools) = 'array'),
  template_id uuid,
  is_active boolean not null default true,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index agents_user_id on agents (user_id, id);
create index agents_type on agents (type);
create index agents_is_active on agents (is_active);
create unique index agents_default on agents (user_id) where type = 'DEFAULT';

-- A conversation.
create table sessions (
  id uuid primary key,
  agent_id uuid not null references agents (id),
  user_id uuid not null,
  name text,
  -- { "nameFrom": "USER" | "MESSAGE" | "TASK" }
  metadata jsonb not null default '{}',
  status text not null default 'ACTIVE' check (status in ('ACTIVE', 'ENDED')),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  ended_at timestamptz,
  check ((status = 'ENDED') = (ended_at is not null))
);
create index sessions_agent_id on sessions (agent_id);
create index sessions_user_id on sessions (user_id, id);
create index sessions_status on sessions (status);
create index sessions_created_at on sessions (created_at);

-- One turn of a conversation.
create table messages (
  id uuid primary key,
  session_id uuid not null references sessions (id) on delete cascade,
  -- From 1 in each session; given under the session's lock, so that order never hangs on a clock.
  position int not null check (position > 0),
  role text not null check (role in ('USER', 'ASSISTANT')),
  content text not null,
  tool_calls jsonb not null default '[]',
  attachments jsonb not null default '[]',
  metadata jsonb not null default '{}',
  unsupported_numbers jsonb not null default '[]',
  created_at timestamptz not null default now(),
  token_count int check (token_count >= 0),
  cost_usd numeric check (cost_usd >= 0),
  unique (session_id, position)
);
create index messages_session_id on messages (session_id);
create index messages_created_at on messages (created_at);
create index messages_role on messages (role);

-- One answer in the making. A worker holds it by a lease; every write carries the fence, which grows
-- whenever the run changes hands, so that a worker that lost it can change nothing any more.
create table runs (
  id uuid primary key,
  session_id uuid not null references sessions (id) on delete cascade,
  user_id uuid not null,
  user_message_id uuid not null references messages (id),
  message_id uuid not null unique references messages (id),
  client_request_id text,
  request_hash text not null,
  -- Who asked: { role, scopes }
  principal jsonb not null,
  model text not null,
  status text not null default 'QUEUED' check (
    status in ('QUEUED', 'RUNNING', 'WAITING_FOR_APPROVAL', 'COMPLETED', 'STOPPED', 'FAILED')
  ),
  -- Times that a worker took it.
  attempt int not null default 0 check (attempt >= 0),
  -- Times that a worker vanished with it.
  losses int not null default 0 check (losses >= 0),
  lease_owner uuid,
  lease_expires_at timestamptz,
  fence bigint not null default 0 check (fence >= 0),
  last_sequence int not null default 0 check (last_sequence >= 0),
  stop_requested_at timestamptz,
  reserved_usd numeric not null default 0 check (reserved_usd >= 0),
  input_tokens int check (input_tokens >= 0),
  output_tokens int check (output_tokens >= 0),
  cost_usd numeric check (cost_usd >= 0),
  -- { code, message, retryable }
  error jsonb,
  created_at timestamptz not null default now(),
  started_at timestamptz,
  ended_at timestamptz,
  unique (user_id, client_request_id),
  check ((status = 'RUNNING') = (lease_owner is not null)),
  check ((lease_owner is null) = (lease_expires_at is null)),
  check ((status in ('COMPLETED', 'STOPPED', 'FAILED')) = (ended_at is not null)),
  check ((status = 'FAILED') = (error is not null)),
  check ((input_tokens is null) = (output_tokens is null) and (input_tokens is null) = (cost_usd is null))
);
create unique index runs_one_active on runs (session_id) where status in ('QUEUED', 'RUNNING', 'WAITING_FOR_APPROVAL');
create index runs_queued on runs (created_at, id) where status = 'QUEUED';
create index runs_lease on runs (lease_expires_at) where status = 'RUNNING';
create index runs_session_id on runs (session_id);
create index runs_user_day on runs (user_id, created_at);

-- One model call of a run. The last row is the step to do; its start is what a takeover goes back to.
create table run_steps (
  run_id uuid not null references runs (id) on delete cascade,
  step int not null check (step > 0),
  -- Of the message, in UTF-16 code units, when the step began.
  text_start int not null check (text_start >= 0),
  -- { citations, unsupportedNumbers } when the step began.
  text_state jsonb not null,
  -- What the model asked for; null until it has answered.
  tool_calls jsonb,
  started_at timestamptz not null default now(),
  answered_at timestamptz,
  primary key (run_id, step),
  check ((tool_calls is null) = (answered_at is null))
);

-- What a run tells its readers; written before it is published.
create table run_events (
  run_id uuid not null references runs (id) on delete cascade,
  sequence int not null check (sequence > 0),
  fence bigint not null,
  type text not null check (
    type in ('RunStarted', 'TextDelta', 'ToolCallStarted', 'ToolCallEnded', 'StepReset', 'RunEnded')
  ),
  payload jsonb not null,
  at timestamptz not null default now(),
  primary key (run_id, sequence)
);
create unique index run_events_one_end on run_events (run_id) where type = 'RunEnded';

-- One call of a tool.
create table tool_executions (
  id uuid primary key,
  message_id uuid not null references messages (id) on delete cascade,
  run_id uuid not null references runs (id) on delete cascade,
  tool_call_id text not null,
  step int not null check (step > 0),
  -- Place among the run's calls, from 1.
  position int not null check (position > 0),
  tool_name text not null,
  input_parameters jsonb not null,
  output_result jsonb,
  -- Milliseconds.
  execution_time int check (execution_time >= 0),
  status text not null check (
    status in (
      'QUEUED', 'WAITING_FOR_APPROVAL', 'RUNNING',
      'SUCCEEDED', 'FAILED', 'TIMED_OUT', 'DENIED', 'CANCELLED', 'OUTCOME_UNKNOWN'
    )
  ),
  effect text not null check (effect in ('READ', 'IDEMPOTENT_WRITE', 'WRITE')),
  summary text,
  error text,
  evidence jsonb not null default '[]',
  fence bigint not null,
  executed_at timestamptz,
  ended_at timestamptz,
  unique (run_id, tool_call_id),
  unique (run_id, position)
);
create index tool_executions_message_id on tool_executions (message_id);
create index tool_executions_tool_name on tool_executions (tool_name);
create index tool_executions_status on tool_executions (status);
create index tool_executions_executed_at on tool_executions (executed_at);

-- Markers in a message's content.
create table citations (
  message_id uuid not null references messages (id) on delete cascade,
  marker int not null check (marker > 0),
  label text not null,
  value numeric,
  unit text,
  -- As Evidence of the graph, its inputs included: unchanging, so a copy is as good.
  evidence jsonb not null,
  primary key (message_id, marker)
);

-- What a user may spend on models in a day (UTC); no row: no limit.
create table user_budgets (
  user_id uuid primary key,
  daily_limit_usd numeric not null check (daily_limit_usd >= 0),
  updated_at timestamptz not null default now()
);

-- Background work on sessions.
create table tasks (
  id uuid primary key,
  session_id uuid not null references sessions (id) on delete cascade,
  task_type text not null,
  parameters jsonb not null default '{}',
  status text not null default 'QUEUED' check (status in ('QUEUED', 'SUCCEEDED', 'FAILED')),
  result jsonb,
  error_message text,
  created_at timestamptz not null default now(),
  -- Not tried before this time.
  due_at timestamptz not null default now(),
  completed_at timestamptz,
  retry_count int not null default 0 check (retry_count >= 0),
  check ((status = 'QUEUED') = (completed_at is null))
);
create index tasks_session_id on tasks (session_id);
create index tasks_status on tasks (status);
create index tasks_created_at on tasks (created_at);
create index tasks_due on tasks (due_at) where status = 'QUEUED';
create unique index tasks_name_session on tasks (session_id) where task_type = 'name_session';
