-- Tasks are held as runs are, by a lease and a fence that every later write carries, and say how far they are.
alter table tasks drop constraint tasks_status_check;
alter table tasks add constraint tasks_status_check check (status in ('QUEUED', 'RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELLED'));
alter table tasks drop constraint tasks_check;
alter table tasks add constraint tasks_completed_check check ((status in ('QUEUED', 'RUNNING')) = (completed_at is null));
-- 0 to 1, and in words for a person.
alter table tasks add column progress real not null default 0 check (progress between 0 and 1);
alter table tasks add column progress_text text;
-- What its person is told: { code, message }. error_message is for whoever runs the installation.
alter table tasks add column error jsonb;
alter table tasks add column fence bigint not null default 0 check (fence >= 0);
alter table tasks add column lease_expires_at timestamptz;
alter table tasks add constraint tasks_lease_check check ((status = 'RUNNING') = (lease_expires_at is not null));
alter table tasks add column started_at timestamptz;
create index tasks_lease on tasks (lease_expires_at) where status = 'RUNNING';
create index tasks_completed on tasks (completed_at) where completed_at is not null;
-- Whoever asks again while one goes on gets the same.
create unique index tasks_one_export on tasks (session_id) where task_type = 'export_session' and status in ('QUEUED', 'RUNNING');

-- What a task has made so far, in pieces of bounded size: one that is taken over goes on after the last.
create table task_files (
  task_id uuid not null references tasks (id) on delete cascade,
  part int not null check (part > 0),
  content text not null,
  -- Place of the last message in it.
  through_position int not null,
  primary key (task_id, part)
);
