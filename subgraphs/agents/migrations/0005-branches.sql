-- Messages form a tree: an answer hangs on its question, a question on the answer that it follows; null: the first.
alter table messages add column parent_id uuid references messages (id) on delete cascade;
-- True on the branch that the session shows. Along a branch positions grow, so that it is read in their order.
alter table messages add column is_shown boolean;
-- Taken back before its run began: part of no branch, told to no model.
alter table messages add column withdrawn_at timestamptz;

update messages m set parent_id = before.id, is_shown = true
from (
  select id as message_id, lag(id) over (partition by session_id order by position) as id from messages
) before
where before.message_id = m.id;

create index messages_fork on messages ((coalesce(parent_id, session_id)), position);
create index messages_shown on messages (session_id, position) where is_shown;

-- Whoever knows nothing of branches writes none: its messages go on where the session stands.
create function hang_message() returns trigger language plpgsql as $$
begin
  if new.is_shown is null then
    new.is_shown := true;
    new.parent_id := (
      select id from agents.messages where session_id = new.session_id and is_shown order by position desc limit 1
    );
  end if;
  return new;
end $$;
create trigger messages_hang before insert on messages for each row execute function hang_message();

-- Why a run was asked for: a question that follows, one that is changed, or another answer to one.
alter table runs add column kind text not null default 'SEND' check (kind in ('SEND', 'EDIT', 'REGENERATE'));
-- Order among the session's runs that have not ended, given under its lock.
alter table runs add column place int not null default 0 check (place >= 0);

-- Several may wait, one goes on. (A run that its own id holds is being ended in a transaction, not executed.)
drop index runs_one_active;
create unique index runs_one_running on runs (session_id)
  where status in ('RUNNING', 'WAITING_FOR_APPROVAL') and lease_owner is distinct from id;
create index runs_open on runs (session_id, place) where ended_at is null;
create index runs_user_message_id on runs (user_message_id);
