-- What the carriers' resolvers answered, per minute. The bounds of `latency` are in the program; its
-- last number counts what took longer.
create table resolver_minute (
  at       timestamptz not null,
  carrier  text        not null,
  province text        not null,
  resolver text        not null,
  asked    bigint      not null,
  resolved bigint      not null,
  poisoned bigint      not null,
  failed   bigint      not null,
  ttl_min  bigint,
  ttl_max  bigint,
  latency  bigint[]    not null,
  primary key (at, carrier, province, resolver)
);

-- Wrong answers that caches may still hold: kept so that a restart ends no incident too early.
create table resolver_tail (
  agent    text        not null,
  target   text        not null,
  resolver text        not null,
  carrier  text        not null,
  last     timestamptz not null,
  expiry   timestamptz not null,
  lives    bigint[]    not null,
  good     integer     not null,
  primary key (agent, target, resolver)
);
