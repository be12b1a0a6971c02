-- What existing monitoring found wrong; one row a label set, its newest occurrence.
create table symptom (
  fingerprint text primary key,
  labels      jsonb not null,
  annotations jsonb not null,
  starts      timestamptz not null,
  ends        timestamptz not null,
  timeout     boolean not null,
  updated     timestamptz not null,
  generator   text not null
);
create index symptom_ends on symptom (ends);
