-- Fault reports to carriers. The files are kept as they were made: what was handed to somebody must
-- not change, and must outlive the observations it was made from.
create sequence report_number;
create table report (
  number   bigint primary key,
  id       text not null unique,
  incident text not null references incident (id),
  carrier  text not null,
  drafted  timestamptz not null,
  author   text not null,
  sha256   text not null,
  files    bytea not null
);
create index report_by_incident on report (incident);

-- What became of each.
create table report_step (
  id     bigint generated always as identity primary key,
  report text not null references report (id),
  state  text not null check
    (state in ('drafted', 'filed', 'acknowledged', 'escalated', 'resolved')),
  at     timestamptz not null,
  who    text not null,
  number text not null,
  note   text not null
);
create index report_step_of_report on report_step (report, id);

-- What people were reminded of: once for each time at which a reminder was due.
create table report_reminder (
  number bigint generated always as identity primary key,
  report text not null references report (id),
  due    timestamptz not null,
  told   timestamptz not null,
  unique (report, due)
);

create function report_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name;
end
$$;
create trigger report_append_only before update or delete or truncate on report
  for each statement execute function report_is_append_only();
create trigger report_step_append_only before update or delete or truncate on report_step
  for each statement execute function report_is_append_only();
