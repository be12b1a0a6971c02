-- Containment orders to resolvers: proposed by one, issued by another, withdrawn or over.
create table resolver_order (
  number       bigint generated always as identity primary key,
  carrier      text        not null,
  province     text        not null,
  first        text[]      not null,
  skip         text[]      not null,
  lasting      bigint      not null,
  early        boolean     not null,
  reason       text        not null,
  incident     text        not null,
  proposed_by  text        not null,
  proposed     timestamptz not null,
  issued_by    text,
  issued       timestamptz,
  expires      timestamptz,
  withdrawn_by text,
  withdrawn    timestamptz
);
create index resolver_order_expires on resolver_order (expires);

-- Every sheet that was signed: what was ordered stays known.
create table order_sheet (
  sequence bigint      primary key,
  at       timestamptz not null,
  signed   bytea       not null
);

-- Who takes orders, and how it stood with them when they last asked.
create table order_follower (
  kind     text        not null check (kind in ('agent', 'client')),
  holder   text        not null,
  name     text        not null,
  carrier  text        not null,
  province text        not null,
  sequence bigint      not null,
  state    text        not null,
  followed text        not null,
  refusal  text        not null,
  why      text        not null,
  since    timestamptz not null,
  seen     timestamptz not null,
  primary key (kind, holder, name)
);
create index order_follower_seen on order_follower (seen);
