alter table indicator add column orders_areas boolean not null default false;
comment on column indicator.orders_areas is 'Says who has least and most (income, education, making ends meet): areas may be put in its order when inequality is measured.';

alter table population_group add column counted_by text[] not null default '{}';
alter table population_group add column counted_as_nl text not null default '';
alter table population_group add column counted_as_en text not null default '';
comment on column population_group.counted_by is 'Ids of the indicators whose sum counts the people of this group, or comes nearest; they weigh areas and turn shares into people.';
comment on column population_group.counted_as_nl is 'Whom those counts hold: "inwoners van 15 jaar en ouder".';
comment on column population_group.counted_as_en is 'The same in English.';

create table evaluation (
  id text primary key check (id ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  pack text not null check (pack <> ''),
  sort int not null,
  content jsonb not null
);
comment on table evaluation is 'The question whether an intervention did it: a record of intervention, areas, start, comparison and outcome. The answer is computed from the figures of the day.';
comment on column evaluation.pack is 'The pack that brought it.';
comment on column evaluation.sort is 'Its place among the pack''s evaluations.';
comment on column evaluation.content is 'The record as src/equity/evaluation/record.ts describes it.';

create table effort (
  id text primary key check (id ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  pack text not null check (pack <> ''),
  sort int not null,
  content jsonb not null
);
comment on table effort is 'Money or effort per area, with its source: held against a need to see whether it goes where the disadvantage is.';
comment on column effort.pack is 'The pack that brought it.';
comment on column effort.sort is 'Its place among the pack''s efforts.';
comment on column effort.content is 'The amounts as src/equity/effort/record.ts describes them.';

create trigger evaluation_changes after insert or update or delete on evaluation for each statement execute function bump_data_version();
create trigger effort_changes after insert or update or delete on effort for each statement execute function bump_data_version();
