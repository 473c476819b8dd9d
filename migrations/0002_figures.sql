create type observation_status as enum ('final', 'provisional', 'revised', 'unknown', 'suppressed', 'notApplicable', 'notMeasured');
create type polarity as enum ('higherIsBetter', 'lowerIsBetter', 'neutral');
create type measure as enum ('proportion', 'rate', 'mean', 'count', 'index', 'other');
create type method as enum ('modelEstimate', 'survey', 'register', 'derived', 'other');

create table source (
  id text primary key,
  title text not null,
  publisher text not null,
  licence text not null,
  licence_url text,
  homepage text,
  disclosure jsonb not null default '{}'
);
comment on table source is 'A table or register that deliveries come from; id is the publisher''s own (50090NED).';
comment on column source.disclosure is 'Rules that hold for figures of this source before they are stored: minimum count, minimum denominator, rounding, dominant share.';

create table release (
  id int generated always as identity primary key,
  key text not null unique,
  source_id text not null references source,
  series text not null,
  version int not null check (version > 0),
  supersedes_id int references release,
  title text not null,
  publisher text not null,
  licence text not null,
  licence_url text,
  url text,
  file_name text not null,
  checksum text not null check (checksum ~ '^[0-9a-f]{64}$'),
  division smallint not null,
  excerpt boolean not null default false,
  retrieved_at timestamptz not null,
  imported_at timestamptz not null default now(),
  observation_count int not null,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  unique (source_id, series, checksum),
  unique (source_id, series, version)
);
comment on table release is 'One delivery of a source. Never changed after import: a correction is a new version that supersedes.';
comment on column release.series is 'Which slice of the source this delivery holds (periods and groups); a delivery of the same series supersedes.';
comment on column release.excerpt is 'A hand-checkable excerpt (as a pack holds): a full delivery of the same cell goes before it.';

create table indicator (
  number smallint generated always as identity primary key,
  id text not null unique check (id ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  title_nl text not null,
  title_en text not null,
  phrase_nl text,
  phrase_en text,
  definition_nl text not null default '',
  definition_en text not null default '',
  caveat_nl text not null default '',
  caveat_en text not null default '',
  unit text not null,
  decimals smallint not null default 1,
  polarity polarity not null default 'neutral',
  measure measure not null default 'other',
  method method not null default 'other',
  theme text not null default 'other',
  sort smallint not null default 1000
);
comment on table indicator is 'A defined number: what is counted, in which unit, which way is better, and how it was made.';
comment on column indicator.phrase_nl is 'Predicate for a sentence: "… van de 100 volwassenen *vinden de eigen gezondheid goed*".';
comment on column indicator.sort is 'Place within its theme; those that the policy speaks of come first.';

create table source_key (
  source_id text not null references source,
  key text not null,
  indicator smallint not null references indicator,
  primary key (source_id, key)
);
comment on table source_key is 'The name of an indicator at its source: 50090NED:Overgewicht_9.';

create table population_group (
  number smallint generated always as identity primary key,
  id text not null unique,
  title_nl text not null,
  title_en text not null,
  noun_nl text not null,
  noun_en text not null,
  total_of text[] not null default '{}',
  sort smallint not null default 1000
);
comment on table population_group is 'Who is counted: age band, sex, income, education, background.';
comment on column population_group.noun_nl is 'The group in a sentence: "70 van de 100 *volwassenen* …".';
comment on column population_group.total_of is 'Groups that together make up this one; used when hidden values must not follow from totals.';

create table period (
  number smallint generated always as identity primary key,
  id text not null unique,
  starts date not null,
  ends date not null check (ends >= starts)
);
comment on table period is 'A stretch of time that figures are about; the id is what people read (2020, 2020-K1).';

create table release_coverage (
  release_id int not null references release,
  indicator smallint not null references indicator,
  period smallint not null references period,
  population_group smallint not null references population_group,
  filled int not null check (filled >= 0),
  absent int not null check (absent >= 0),
  not_measured boolean not null,
  primary key (release_id, indicator, period, population_group)
);
comment on table release_coverage is 'What a release holds per indicator; not_measured: the source has the column and left all of it empty.';

create table observation (
  area_id int not null,
  period smallint not null,
  indicator smallint not null,
  population_group smallint not null,
  release_id int not null,
  status observation_status not null,
  value double precision,
  lower double precision,
  upper double precision,
  numerator double precision,
  denominator double precision,
  check ((value is null) = (status in ('unknown', 'suppressed', 'notApplicable', 'notMeasured'))),
  check (value is not null or (lower is null and upper is null and numerator is null)),
  check (lower <= upper),
  check (value not in ('NaN', 'Infinity', '-Infinity')),
  primary key (area_id, period, indicator, population_group, release_id)
);
comment on table observation is 'indicator × area × period × group → value with limits, or the reason why there is none. Rows are only added.';
create index observation_slice on observation (indicator, period, population_group, area_id) include (release_id, status, value, lower, upper);

-- Foreign keys check row by row: five of them made 606,935 rows take 18.8 s instead of 3.5 s.
-- The same is checked here once per statement.
create function check_observation_references() returns trigger language plpgsql as $$
declare
  missing text;
begin
  select format('area %s', area_id) into missing from (select distinct area_id from added) a where not exists (select from area where id = a.area_id) limit 1;
  if missing is null then
    select format('period %s, indicator %s, group %s, release %s', a.period, a.indicator, a.population_group, a.release_id) into missing
    from (select distinct period, indicator, population_group, release_id from added) a
    where not exists (select from period where number = a.period)
      or not exists (select from indicator where number = a.indicator)
      or not exists (select from population_group where number = a.population_group)
      or not exists (select from release where id = a.release_id)
    limit 1;
  end if;
  if missing is not null then
    raise foreign_key_violation using message = 'observation refers to what does not exist: ' || missing;
  end if;
  return null;
end $$;
create trigger observation_references after insert on observation referencing new table as added for each statement execute function check_observation_references();

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise restrict_violation using message = format('rows of %s are only added: a correction is a new release', tg_table_name);
end $$;
create trigger observation_append_only before update or delete on observation for each statement execute function refuse_change();
create trigger area_kept before delete on area for each statement execute function refuse_change();

create table data_version (
  one boolean primary key default true check (one),
  version int not null,
  changed_at timestamptz not null
);
comment on table data_version is 'Moves on with each change of public data; caches and ETags hang on it.';
insert into data_version values (true, 1, now());

create function bump_data_version() returns trigger language plpgsql as $$
begin
  update data_version set version = version + 1, changed_at = now();
  perform pg_notify('data_version', (select version::text from data_version));
  return null;
end $$;

create trigger release_changes after insert or update or delete on release for each statement execute function bump_data_version();
create trigger area_changes after insert or update or delete on area for each statement execute function bump_data_version();
create trigger area_member_changes after insert or update or delete on area_member for each statement execute function bump_data_version();
create trigger boundary_changes after insert or update or delete on boundary for each statement execute function bump_data_version();
create trigger tile_changes after insert or update or delete on tile for each statement execute function bump_data_version();
create trigger crosswalk_changes after insert or update or delete on crosswalk for each statement execute function bump_data_version();
create trigger indicator_changes after insert or update or delete on indicator for each statement execute function bump_data_version();

comment on column data_version.one is 'Always true: the table holds one row.';
comment on column indicator.phrase_en is 'Predicate for a sentence: "… out of 100 adults *rate their own health as good*".';
comment on column indicator.caveat_nl is 'What a reader must know before using the number.';
comment on column indicator.decimals is 'Decimals that the source publishes and that are shown.';
comment on column indicator.polarity is 'Which way is better; neutral where neither is.';
comment on column indicator.measure is 'What kind of number it is; decides which limits and sums make sense.';
comment on column indicator.method is 'How it was made; a model estimate is never shown as a count.';
comment on column indicator.theme is 'Heading under which profiles show it; the pack lists the themes.';
comment on column observation.status is 'final, provisional or revised; or why there is no value: unknown, suppressed, notApplicable, notMeasured.';
comment on column observation.lower is 'Lower 95 % limit as the source gives it.';
comment on column observation.upper is 'Upper 95 % limit as the source gives it.';
comment on column observation.numerator is 'Events or people counted, where the source tells.';
comment on column observation.denominator is 'People (or person-years) that they are counted among, where the source tells.';
comment on column population_group.noun_en is 'The group in a sentence: "70 out of 100 *adults* …".';
comment on column release.key is 'Name in addresses and exports: source, series and version.';
comment on column release.division is 'Year of the division that its area codes belong to.';
comment on column release.retrieved_at is 'When the publisher''s file was fetched.';
comment on column release.observation_count is 'Rows that it brought, those without a value included.';
comment on column release_coverage.filled is 'Cells with a value.';
comment on column release_coverage.absent is 'Cells without a value, each with its reason.';
comment on column release_coverage.not_measured is 'The source has the column and left all of it empty.';
comment on column source_key.key is 'The indicator''s column or measure code at the source.';
comment on column indicator.caveat_en is 'The caveat in English.';
comment on column observation.area_id is 'The area in the division that the figure was made for.';
comment on column observation.period is 'Number of the period that it is about.';
comment on column observation.indicator is 'Number of the indicator.';
comment on column observation.population_group is 'Number of the group that is counted.';
comment on column observation.release_id is 'The delivery that it stands in.';
