-- A call that waits for its user's consent: written when the model asks for it, put to the user once the other calls
-- of its step have ended and the run waits, answered once.
create table approvals (
  tool_execution_id uuid primary key references tool_executions (id) on delete cascade,
  run_id uuid not null references runs (id) on delete cascade,
  user_id uuid not null,
  tool_call_id text not null,
  tool_name text not null,
  -- The arguments as canonical JSON, and the SHA-256 of that text: what is shown is what is executed.
  arguments text not null,
  arguments_hash text not null check (arguments_hash ~ '^[0-9a-f]{64}$'),
  -- Why it waits: RISKY_TOOL, UNTRUSTED_CONTENT.
  reasons jsonb not null check (jsonb_typeof(reasons) = 'array'),
  status text not null default 'PENDING' check (status in ('PENDING', 'APPROVED', 'DENIED', 'EXPIRED', 'WITHDRAWN')),
  -- Null until it was put to the user.
  requested_at timestamptz,
  expires_at timestamptz,
  answered_at timestamptz,
  unique (run_id, tool_call_id),
  check ((requested_at is null) = (expires_at is null)),
  check ((status = 'PENDING') = (answered_at is null))
);
create index approvals_pending on approvals (user_id, tool_execution_id) where status = 'PENDING';
create index approvals_due on approvals (expires_at) where status = 'PENDING';

-- Since when the run has waited for its user, and how long it has done so before: neither counts as its own time.
alter table runs add column waiting_since timestamptz;
alter table runs add column waited_ms bigint not null default 0 check (waited_ms >= 0);
-- True where the next worker goes on after an answer: no worker was lost, and no new attempt begins.
alter table runs add column is_resumed boolean not null default false;

-- False where what it gave may hold what strangers wrote; so of every call before this column.
alter table tool_executions add column is_trusted boolean not null default false;

-- Which kinds there are, the schema says; a list of them here had to be replaced with each new one.
alter table run_events drop constraint run_events_type_check;
alter table run_events add constraint run_events_type_check check (type ~ '^[A-Z][A-Za-z]+$');

-- What a user, or an agent with their consent, noted of a token.
create table notes (
  id uuid primary key,
  user_id uuid not null,
  -- CAIP-19; null for a note about none.
  token_id text,
  content text not null check (content <> ''),
  -- Equal for a repetition of the same request; null where it may not be repeated.
  client_request_id text,
  -- The run that wrote it; null where its user did. The note outlives the run.
  run_id uuid,
  created_at timestamptz not null default now(),
  unique (user_id, client_request_id)
);
create index notes_user_id on notes (user_id, id);
