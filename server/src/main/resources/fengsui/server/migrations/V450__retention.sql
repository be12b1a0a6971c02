-- What is kept for a time of its own, and then forgotten.
create index on quarantine (received);
create index on audit (at);

-- Lines are only ever added, and forgotten when they are old: nobody can hide what was done lately,
-- whatever the configuration says.
drop trigger audit_append_only on audit;
create function audit_keeps_what_is_young() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and old.at < now() - interval '29 days' then
    return old;
  end if;
  raise exception 'audit is append-only';
end $$;
create trigger audit_append_only before update or delete on audit
  for each row execute function audit_keeps_what_is_young();
create trigger audit_not_emptied before truncate on audit
  for each statement execute function audit_is_append_only();
