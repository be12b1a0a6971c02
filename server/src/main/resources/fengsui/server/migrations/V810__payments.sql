-- The planned changes by which the payment safety net judges, as they are now.
create table campaign (
  id         text        primary key,
  change     jsonb       not null,
  changed    timestamptz not null,
  changed_by text        not null
);

-- What the payment safety net says of an incident of its own.
alter table incident add column alarm jsonb;
