-- Incidents, and what happened to them. Written only by the judge and by people's hands, one
-- transaction at a time, so that the events' numbers are in the order of their commits.
create table incident (
  number      bigint primary key,
  id          text not null unique,
  phase       text not null,
  since       timestamptz not null,
  opened_at   timestamptz not null,
  resolved_at timestamptz,
  verdict     jsonb not null,
  targets     text[] not null,
  agents      text[] not null,
  paths       jsonb not null,
  reopened    int not null default 0
);

create index incident_by_end on incident (resolved_at);

create table incident_event (
  id       bigserial primary key,
  incident text not null references incident (id),
  at       timestamptz not null,
  kind     text not null,
  verdict  jsonb,
  text     text not null
);

create index incident_event_by_incident on incident_event (incident, id);
