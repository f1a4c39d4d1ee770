-- The trace of the question (W3C traceparent), which the worker's part of it goes on with; null where none is recorded.
alter table runs add column traceparent text;
