-- Roll-ups find the rows of a batch. Its rows come together, so PostgreSQL keeps a few bytes for each.
create index on observation (batch);
