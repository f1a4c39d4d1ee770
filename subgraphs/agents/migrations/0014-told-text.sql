-- Of the last event that messages.content knows of while its run goes on: the words of later ones stand in run_events
-- alone, so that a long answer is not written anew with each of them. It stands still where it knows of all.
alter table runs add column told_sequence int not null default 0 check (told_sequence >= 0);

-- So much of a text as is `units` UTF-16 code units long, which events count in: what is beyond U+FFFF counts twice.
create function utf16_left(content text, units int) returns text language plpgsql immutable strict parallel safe as $$
declare
  kept text := left(content, units);
  beyond int;
begin
  loop
    beyond := 2 * length(kept) - length(regexp_replace(kept, '[\U00010000-\U0010FFFF]', '', 'g')) - units;
    exit when beyond <= 0;
    kept := left(kept, length(kept) - greatest(1, beyond / 2));
  end loop;
  return kept;
end $$;

-- What a run's events after a sequence make of a text. One that knows of some of them already comes out the same.
create function tell_text(content text, run uuid, after int) returns text language plpgsql stable as $$
declare
  said record;
begin
  for said in
    -- The words between two takings back, and what the next of these leaves.
    select string_agg(payload->>'text', '' order by sequence) filter (where type = 'TextDelta') as words,
      min((payload->>'offset')::int) filter (where type = 'TextDelta') as starts_at,
      min((payload->>'keepLength')::int) filter (where type = 'StepReset') as keeps
    from (
      select sequence, type, payload,
        count(*) filter (where type = 'StepReset')
          over (order by sequence rows between unbounded preceding and 1 preceding) as part
      from agents.run_events
      where run_id = run and sequence > after and type in ('TextDelta', 'StepReset')
    ) e
    group by part order by part
  loop
    content := coalesce(agents.utf16_left(content, said.starts_at), content) || coalesce(said.words, '');
    content := coalesce(agents.utf16_left(content, said.keeps), content);
  end loop;
  return content;
end $$;

-- What readers of a message are shown: its content, and what its run has said since that was written.
create function text_so_far(message uuid, content text) returns text language sql stable as $$
  select coalesce(
    (select agents.tell_text(content, r.id, r.told_sequence) from agents.runs r
     where r.message_id = message and r.ended_at is null and r.told_sequence < r.last_sequence),
    content)
$$;

-- Whoever takes a run over, of this version or of one before it, finds its message whole.
create function tell_whole_text() returns trigger language plpgsql as $$
begin
  update agents.messages m set content = agents.tell_text(m.content, new.id, new.told_sequence)
  where m.id = new.message_id;
  new.told_sequence := new.last_sequence;
  return new;
end $$;
create trigger runs_tell_whole_text before update of fence on runs
  for each row when (new.told_sequence < new.last_sequence) execute function tell_whole_text();
