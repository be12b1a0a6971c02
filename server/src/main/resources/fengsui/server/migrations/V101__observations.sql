-- What agents sent. One partition per day of arrival (UTC), made ahead and dropped whole; late
-- observations lie in the partition of the day on which they came.
create table observation (
  at       timestamptz not null,
  received timestamptz not null,
  sequence bigint      not null,
  batch    bigint      not null,
  spool    int         not null,
  count    int         not null,
  ms       real        not null,
  agent    text        not null,
  target   text        not null,
  stage    text        not null,
  outcome  text        not null,
  control  text,
  line     text        not null
) partition by range (received);

create index on observation (target, at);
create index on observation using brin (received) with (pages_per_range = 32);

-- Which numbers of which spool are here. The row is locked while a batch of its spool is taken in.
create table spool (
  id       int generated always as identity primary key,
  agent    text           not null,
  spool    uuid           not null,
  received int8multirange not null default '{}',
  touched  timestamptz    not null,
  unique (agent, spool)
);

-- Lines that cannot be observations, with the reason, for people to look at.
create table quarantine (
  id       bigint generated always as identity primary key,
  agent    text        not null,
  spool    uuid        not null,
  sequence bigint,
  received timestamptz not null,
  place    text        not null,
  problem  text        not null,
  remedy   text        not null,
  line     text        not null
);
create index on quarantine (agent, received);

-- Batches taken in that the roll-ups do not hold yet.
create table rollup_due (
  batch    bigint primary key generated always as identity,
  received timestamptz not null
);

-- The agents that ever said hello. clock_offset_ms: their clock minus ours.
create table agent (
  name            text primary key,
  vantage         text             not null,
  spool           uuid             not null,
  version         text             not null,
  first_seen      timestamptz      not null,
  last_seen       timestamptz      not null,
  clock_offset_ms double precision not null,
  gauges          text             not null
);
