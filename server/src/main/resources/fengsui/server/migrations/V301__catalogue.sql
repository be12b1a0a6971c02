-- What is depended on, where agents stand and who measures what, as it is in force: from the
-- configuration file, from the API and the pages, and from agents that told where they stand.
create table catalogue_entry (
  kind     text not null check (kind in ('target', 'vantage', 'plan')),
  id       text not null,
  origin   text not null check (origin in ('file', 'api', 'agent')),
  revision bigint not null,
  at       timestamptz not null,
  author   text not null,
  entry    json not null,
  primary key (kind, id)
);

-- Every change of it. Nothing here is ever altered.
create table catalogue_history (
  revision bigint generated always as identity primary key,
  at       timestamptz not null,
  author   text not null,
  kind     text not null,
  id       text not null,
  before   json,
  after    json
);

create index catalogue_history_of_entry on catalogue_history (kind, id, revision);

create function catalogue_history_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'catalogue_history is append-only';
end
$$;

create trigger catalogue_history_append_only
  before update or delete or truncate on catalogue_history
  for each statement execute function catalogue_history_is_append_only();
