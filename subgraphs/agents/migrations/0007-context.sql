-- What stands in a prompt for the older turns of a conversation. The turns themselves stay as they are.
create table context_summaries (
  id uuid primary key,
  session_id uuid not null references sessions (id) on delete cascade,
  -- The last message that it covers; what leads to it is covered too, so that branches share what they share.
  last_message_id uuid not null unique references messages (id) on delete cascade,
  -- Messages that it covers, from the first of the conversation.
  message_count int not null check (message_count > 0),
  content text not null check (content <> ''),
  -- provider/model that wrote it.
  model text not null,
  -- The run that needed it, and the model call that is billed for it; null where it was made by rules.
  run_id uuid references runs (id) on delete set null,
  model_call_id uuid,
  created_at timestamptz not null default now()
);
create index context_summaries_session_id on context_summaries (session_id);

-- What a model was shown, in references: what was said and found is read from where it stands.
create table prompts (
  id uuid primary key,
  run_id uuid not null references runs (id) on delete cascade,
  step int not null check (step > 0),
  purpose text not null,
  model text not null,
  -- Null where the model has no bounds.
  budget_tokens int check (budget_tokens >= 0),
  estimated_tokens int not null check (estimated_tokens >= 0),
  -- [{ kind, form, tokens, isEarlier, label, … }]; as PromptPart of engine/context/prompt-part.ts
  parts jsonb not null check (jsonb_typeof(parts) = 'array'),
  assembled_at timestamptz not null
);
create index prompts_run_id on prompts (run_id, assembled_at, id);

-- Texts of prompts that stand nowhere else (instructions, tools), once for each conversation.
create table prompt_texts (
  session_id uuid not null references sessions (id) on delete cascade,
  -- SHA-256 of the text.
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  content text not null,
  primary key (session_id, hash)
);
