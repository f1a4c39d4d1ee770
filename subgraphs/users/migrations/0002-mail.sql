-- Mails to be sent: written in the transaction that calls for them, sent afterwards by a worker. Whether there is an
-- account for the address is found out then, so that asking for a mail is the same work for every address.
create table mails (
  id uuid primary key,
  kind text not null constraint mails_kind
    check (kind in ('VERIFY_EMAIL', 'PASSWORD_RESET', 'ADDRESS_TAKEN', 'PASSWORD_CHANGED')),
  email text not null,
  status text not null default 'QUEUED' constraint mails_status check (status in ('QUEUED', 'SENT', 'FAILED')),
  attempts int not null default 0,
  -- While it is being sent, also the end of the lease: a worker that dies leaves it to the next.
  next_attempt_at timestamptz not null default now(),
  -- The token that its link carries, sealed for this row and column; gone once the mail is settled.
  token_sealed text,
  last_error text,
  created_at timestamptz not null default now(),
  settled_at timestamptz,
  constraint mails_settled check ((status = 'QUEUED') = (settled_at is null))
);
create index mails_due on mails (next_attempt_at) where status = 'QUEUED';
create index mails_email on mails (email, kind, created_at);

-- One token for each account and purpose: a newer one replaces the older, a used one is deleted.
create table mail_tokens (
  user_id uuid not null references users (id) on delete cascade,
  purpose text not null constraint mail_tokens_purpose check (purpose in ('VERIFY_EMAIL', 'PASSWORD_RESET')),
  -- Keyed, so that a copy of this table opens no account.
  token_hash text not null unique,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  primary key (user_id, purpose)
);
