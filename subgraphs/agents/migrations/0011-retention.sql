-- When the events of a run that ended long ago were taken away, but for its last; null: all are there.
alter table runs add column events_purged_at timestamptz;
create index runs_events_kept on runs (ended_at) where events_purged_at is null;
-- For what was delivered long ago.
create index outbox_published on outbox (published_at) where published_at is not null;
create index inbox_handled on inbox (handled_at);
