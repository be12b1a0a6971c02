-- Changes on their way: proposed, judged, approved, rolled out, taken back.
create table change (
  id       text        primary key,
  kind     text        not null,
  revision int         not null,
  phase    text        not null,
  since    timestamptz not null,
  hands    text[]      not null,
  content  text        not null,
  judgement text,
  decided  timestamptz,
  urgency  text,
  step     int         not null,
  proposed timestamptz not null
);
create index change_phase on change (phase);
create index change_proposed on change (proposed desc);

-- What each revision said.
create table change_revision (
  change   text        not null references change,
  revision int         not null,
  content  text        not null,
  by       text        not null,
  at       timestamptz not null,
  primary key (change, revision)
);

-- The approvals that count: a place is filled once, a person counts once.
create table change_approval (
  change   text        not null references change,
  revision int         not null,
  role     text        not null,
  who      text        not null,
  hash     text        not null,
  at       timestamptz not null,
  primary key (change, revision, role),
  unique (change, revision, who)
);

-- The entries of the log that cannot be quietly rewritten, and the signed checkpoint after each.
create table change_log (
  number     bigint      primary key,
  at         timestamptz not null,
  change     text        not null,
  entry      text        not null,
  checkpoint text        not null
);
create index change_log_change on change_log (change, number);
create function change_log_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'change_log is append-only';
end $$;
create trigger change_log_append_only before update or delete or truncate on change_log
  for each statement execute function change_log_is_append_only();

-- Requests that were answered: the same key again does nothing again.
create table change_key (
  who    text        not null,
  key    text        not null,
  hash   text        not null,
  change text        not null,
  at     timestamptz not null,
  primary key (who, key)
);

-- Who may approve in which place.
create table change_role (
  who  text not null,
  role text not null check (role in ('owner', 'finance', 'risk', 'executive')),
  primary key (who, role)
);

create table change_freeze (
  number  bigint generated always as identity primary key,
  begins  timestamptz not null,
  ends    timestamptz not null,
  why     text        not null,
  by      text        not null,
  lifted  timestamptz,
  lifted_by text
);

-- Changes that others made, from wherever they are told.
create table altered (
  id       text        primary key,
  source   text        not null,
  at       timestamptz not null,
  received timestamptz not null,
  content  text        not null
);
create index altered_at on altered (at desc);

-- Who may tell of changes by webhook. The secret follows from the salt and a key in the data folder.
create table altered_source (
  name    text        primary key,
  form    text        not null,
  salt    text        not null,
  by      text        not null,
  created timestamptz not null
);

-- Signatures that were seen: a webhook that is replayed changes nothing.
create table altered_seen (
  source    text        not null,
  signature text        not null,
  at        timestamptz not null,
  primary key (source, signature)
);
