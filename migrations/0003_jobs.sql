create type job_status as enum ('waiting', 'running', 'done', 'failed');

create table job (
  id int generated always as identity primary key,
  kind text not null,
  input jsonb not null,
  status job_status not null default 'waiting',
  step text not null default '',
  done int not null default 0,
  total int,
  result jsonb,
  created_at timestamptz not null default now(),
  started_at timestamptz,
  finished_at timestamptz,
  heartbeat_at timestamptz
);
comment on table job is 'Long work that goes on when the page or terminal is closed. A running job without heartbeat is taken up again.';

create table pack_load (
  name text primary key,
  home text not null,
  checksum text not null,
  loaded_at timestamptz not null default now()
);
comment on column pack_load.home is 'Code of the municipality that the pack is about: what is shown when nobody says where.';
create trigger pack_load_changes after insert or update or delete on pack_load for each statement execute function bump_data_version();
comment on table pack_load is 'Which packs are in this database, and the checksum of their files.';

comment on column job.input is 'What the job was asked to do, as its handler reads it.';
comment on column job.step is 'What it is busy with, for people.';
comment on column job.done is 'How much of this step is done, of `total`; null total: it can''t be known.';
comment on column job.result is 'What the handler gave, or the lines of the problem that it ended with.';
comment on column job.heartbeat_at is 'Last sign of life of the process that does it.';
comment on column job.status is 'waiting, running, done or failed.';
comment on column job.total is 'How much this step is in all; null when it can''t be known.';
