-- People. A local one has a password; others are known by their provider's issuer and subject.
create table account (
  id       bigint generated always as identity primary key,
  name     text not null,
  role     text not null,
  password text,
  issuer   text,
  subject  text,
  disabled boolean not null default false,
  created  timestamptz not null,
  check ((password is not null) = (issuer is null)),
  check ((issuer is null) = (subject is null))
);
create unique index account_local on account (lower(name)) where issuer is null;
create unique index account_foreign on account (issuer, subject) where issuer is not null;

-- Who is signed in. Only hashes of the cookies are kept, so this table lets nobody in.
create table session (
  hash    text primary key,
  account bigint not null references account on delete cascade,
  address text not null,
  created timestamptz not null,
  used    timestamptz not null
);
create index session_account on session (account);

-- From where an account was reached before: a stranger's failures do not slow these down.
create table account_address (
  account bigint not null references account on delete cascade,
  address text not null,
  used    timestamptz not null,
  primary key (account, address)
);

alter table token add column id bigint generated always as identity unique;
alter table token add column issuer text not null default 'the command line';
alter table token add column used timestamptz;

-- Who did what. Lines are only ever added.
create table audit (
  id      bigint generated always as identity primary key,
  at      timestamptz not null,
  who     text not null,
  address text not null,
  what    text not null,
  subject text not null,
  result  text not null
);
create function audit_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'audit is append-only';
end $$;
create trigger audit_append_only before update or delete or truncate on audit
  for each statement execute function audit_is_append_only();
