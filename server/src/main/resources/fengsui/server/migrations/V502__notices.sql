-- How far in incident_event people were told.
create table notice_cursor (
  single boolean primary key default true check (single),
  event bigint not null
);
insert into notice_cursor (event) values (0);

-- What people were told last of each incident.
create table notice_told (
  incident text primary key,
  event    bigint not null,
  open     boolean not null,
  verdict  jsonb not null
);

-- What a silence keeps back, until it ends or the incident does.
create table notice_held (
  incident text primary key,
  event    bigint not null
);

-- What is to be said where, and what became of it: waiting, sending, sent, moved (another channel
-- stands in) or failed (given up).
create table notice (
  id         bigserial primary key,
  event      bigint not null,
  channel    text not null,
  incident   text not null,
  news       jsonb not null,
  grave      boolean not null,
  state      text not null default 'waiting',
  attempts   int not null default 0,
  next_try   timestamptz not null,
  created    timestamptz not null,
  done       timestamptz,
  -- Whether it may have arrived without our knowing.
  doubtful   boolean not null default false,
  instead_of text,
  answer     text,
  unique (event, channel)
);
create index notice_unsaid on notice (channel, id) where state in ('waiting', 'sending');
create index notice_done on notice (done);
