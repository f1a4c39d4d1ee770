-- SHA-256 of all the documents that evidence rests on, its inputs' too: their bytes are kept while they are cited.
create index citations_content_hashes on citations
  using gin (jsonb_path_query_array(evidence, '$.**.contentHash') jsonb_path_ops);
create index tool_executions_content_hashes on tool_executions
  using gin (jsonb_path_query_array(evidence, '$.**.contentHash') jsonb_path_ops) where evidence <> '[]';
