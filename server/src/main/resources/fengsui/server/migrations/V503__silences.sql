-- When people do not want to be told of what. Never deleted: who kept what quiet stays known.
create table silence (
  id         uuid primary key,
  matchers   jsonb not null,
  starts     timestamptz not null,
  ends       timestamptz not null,
  created_by text not null,
  comment    text not null,
  account    text not null,
  updated    timestamptz not null
);
create index silence_ends on silence (ends);
