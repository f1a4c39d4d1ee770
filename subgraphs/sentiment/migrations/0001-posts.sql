-- How many posts about an asset a source had on a day: our own history, which no source gives back later.
create table daily_posts (
  asset text not null,
  source text not null,
  day date not null,
  posts int not null check (posts >= 0),
  primary key (asset, source, day)
);

-- What was read from a source that bills each post, by UTC day.
create table paid_reads (
  source text not null,
  day date not null,
  -- Posts that were read, and those that requests under way may still read.
  posts int not null check (posts >= 0),
  primary key (source, day)
);

-- Answers of such a source, each asked for once in a UTC day; the bytes are in source_documents.
create table paid_answers (
  source text not null,
  day date not null,
  question text not null,
  content_hash text not null,
  retrieved_at timestamptz not null,
  primary key (source, day, question)
);
