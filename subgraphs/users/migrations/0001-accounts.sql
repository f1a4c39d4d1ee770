create table users (
  id uuid primary key,
  email text not null constraint users_email_normalised check (email !~ '[A-Z[:space:]]'),
  name text not null,
  password_hash text not null,
  profile_data jsonb not null default '{}',
  subscription_type text not null default 'free',
  role text not null default 'USER' constraint users_role check (role in ('USER', 'ADMIN')),
  is_active boolean not null default true,
  email_verified boolean not null default false,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  last_login_at timestamptz
);
create unique index users_email on users (email);
create index users_subscription_type on users (subscription_type);
create index users_created_at on users (created_at);

-- One row for each time somebody signed in. Its refresh tokens are one family: they end together.
create table sign_ins (
  id uuid primary key,
  user_id uuid not null references users (id),
  client_address text,
  created_at timestamptz not null default now(),
  -- By the database's clock, because the list of revocations is read by it.
  revoked_at timestamptz,
  revoke_reason text,
  constraint sign_ins_revoked check ((revoked_at is null) = (revoke_reason is null))
);
create index sign_ins_user on sign_ins (user_id);
create index sign_ins_revoked_at on sign_ins (revoked_at) where revoked_at is not null;

-- Only a keyed hash is kept: a copy of this table opens no account.
create table refresh_tokens (
  token_hash text primary key,
  sign_in_id uuid not null references sign_ins (id) on delete cascade,
  created_at timestamptz not null default now(),
  -- The same for all tokens of a sign-in: rotating does not prolong it.
  expires_at timestamptz not null,
  used_at timestamptz,
  replaced_by text,
  constraint refresh_tokens_used check ((used_at is null) = (replaced_by is null))
);
create index refresh_tokens_sign_in on refresh_tokens (sign_in_id);
create index refresh_tokens_expires_at on refresh_tokens (expires_at);

create table signing_keys (
  kid text primary key,
  algorithm text not null,
  public_jwk jsonb not null,
  -- Sealed with the installation's storage key for this row and column alone.
  private_key text not null,
  created_at timestamptz not null default now(),
  -- From then on nothing that it signed is good any more; in the future while tokens of it still live.
  retired_at timestamptz
);
