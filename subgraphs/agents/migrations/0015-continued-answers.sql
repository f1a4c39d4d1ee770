-- An answer that broke off is continued in a message of its own that hangs on it.
alter table runs drop constraint runs_kind_check;
alter table runs add constraint runs_kind_check check (kind in ('SEND', 'EDIT', 'REGENERATE', 'CONTINUE'));
