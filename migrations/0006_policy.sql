create table framework (
  id text primary key check (id ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  pack text not null check (pack <> ''),
  created_at timestamptz not null default now()
);
comment on table framework is 'One policy for one period. What it says stands in its items; this row only holds them together.';
comment on column framework.pack is 'The pack that brought it: only that one may load it again.';

create type policy_kind as enum (
  'framework', 'document', 'nodeKind', 'heading', 'targetGroup', 'column', 'partner', 'determinant', 'assignment',
  'node', 'target', 'update', 'contribution', 'form', 'plan'
);

create table policy_item (
  id int generated always as identity primary key,
  framework_id text not null references framework,
  kind policy_kind not null,
  key text not null check (key <> ''),
  sort int not null,
  unique (framework_id, kind, key)
);
comment on table policy_item is 'One thing of a framework that changes on its own: a node, a target, an update, a partner … The kind "framework" holds its title, period and introduction.';
comment on column policy_item.key is 'The id that the framework''s file gives it; unique among its kind.';
comment on column policy_item.sort is 'Its place among its kind, as in the file. The order is not part of the history.';

create table policy_item_version (
  item_id int not null references policy_item,
  version int not null check (version > 0),
  content jsonb not null,
  removed boolean not null default false,
  from_pack boolean not null,
  actor text not null check (actor <> ''),
  reason text not null check (reason <> ''),
  at timestamptz not null default now(),
  primary key (item_id, version)
);
comment on table policy_item_version is 'What an item said from a moment on: who, when, why. Rows are only added; the highest version is what holds today.';
comment on column policy_item_version.content is 'The item as src/policy/framework.ts describes its kind. A removed item keeps what it said last.';
comment on column policy_item_version.removed is 'The item no longer holds from this version on; a later version may bring it back.';
comment on column policy_item_version.from_pack is 'Written by loading a pack. A load never overwrites what a person wrote after it.';
comment on column policy_item_version.actor is 'Who: a person, or "pack" and its name.';
comment on column policy_item_version.reason is 'Why, in words.';
comment on column policy_item_version.at is 'When.';

create function refuse_version_change() returns trigger language plpgsql as $$
begin
  raise restrict_violation using message = format('rows of %s are only added: a change is a new version', tg_table_name);
end $$;
create trigger policy_item_version_append_only before update or delete or truncate on policy_item_version for each statement execute function refuse_version_change();
create trigger policy_item_kept before delete or truncate on policy_item for each statement execute function refuse_version_change();
create trigger framework_kept before delete or truncate on framework for each statement execute function refuse_version_change();

create trigger framework_changes after insert or update on framework for each statement execute function bump_data_version();
create trigger policy_item_changes after insert or update on policy_item for each statement execute function bump_data_version();
create trigger policy_item_version_changes after insert on policy_item_version for each statement execute function bump_data_version();

create view current_policy_item as
  select distinct on (i.framework_id, i.kind, i.key)
    i.id, i.framework_id, i.kind, i.key, i.sort, v.version, v.content, v.removed, v.from_pack, v.actor, v.reason, v.at
  from policy_item i
  join policy_item_version v on v.item_id = i.id
  order by i.framework_id, i.kind, i.key, v.version desc;
comment on view current_policy_item is 'Each item as it is today: its highest version, removed ones included.';
