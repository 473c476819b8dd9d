create view live_release as
  select r.id, r.excerpt
  from release r
  where r.withdrawn_at is null
    and not exists (
      select from release later
      where later.source_id = r.source_id and later.series = r.series and later.version > r.version and later.withdrawn_at is null
    );
comment on view live_release is 'Releases that count today: not withdrawn, and the newest of their series.';

create view current_observation as
  select distinct on (o.area_id, o.period, o.indicator, o.population_group)
    o.area_id, o.period, o.indicator, o.population_group, o.release_id, o.status, o.value, o.lower, o.upper, o.numerator, o.denominator
  from observation o
  join live_release l on l.id = o.release_id
  order by o.area_id, o.period, o.indicator, o.population_group, l.excerpt, o.release_id desc;
comment on view current_observation is 'One row per cell: a full delivery goes before an excerpt, a later one before an earlier. Give areas and indicators as values, not by a join: only then the indexes are used.';
