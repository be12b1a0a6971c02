-- Tokens of agents and of programs that use the API. Only hashes are kept.
create table token (
  hash    text primary key,
  name    text not null,
  role    text not null,
  created timestamptz not null default now(),
  revoked timestamptz
);
