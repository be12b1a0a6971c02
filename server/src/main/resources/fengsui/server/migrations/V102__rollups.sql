-- The batch's earliest and latest observation tell which days of roll-ups it touches.
alter table rollup_due
  add first timestamptz not null default now(),
  add last  timestamptz not null default now();

-- Observations of targets themselves (not of controls), counted per minute and per hour. One
-- partition per day (UTC), dropped whole.
create table rollup_minute (
  at      timestamptz      not null,
  agent   text             not null,
  target  text             not null,
  stage   text             not null,
  outcome text             not null,
  count   bigint           not null,
  ms_min  real             not null,
  ms_sum  double precision not null,
  ms_max  real             not null,
  primary key (target, at, agent, stage, outcome)
) partition by range (at);

create table rollup_hour (like rollup_minute including all) partition by range (at);
