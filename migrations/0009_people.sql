-- Who may do what, and who did what. The roles of PostgreSQL are shared by all databases of a server: they may be there already.
do $$
declare
  wanted text;
begin
  foreach wanted in array array['gelijkop_app', 'gelijkop_keeper'] loop
    begin
      execute format('create role %I nologin', wanted);
    exception when duplicate_object or unique_violation then
      null;
    end;
    if not pg_has_role(current_user, wanted, 'member') then
      execute format('grant %I to current_user', wanted);
    end if;
  end loop;
end $$;
grant usage on schema public to gelijkop_app, gelijkop_keeper;
-- A function can be given to a role only where that role may make functions.
grant create on schema public to gelijkop_keeper;
grant select on all tables in schema public to gelijkop_app;
grant insert, update, delete on
  area, area_member, boundary, tile, crosswalk, source, source_key, release, release_coverage, observation, indicator, population_group, period,
  framework, policy_item, policy_item_version, report_text, report_approval, published_report, evaluation, effort, pack_load
  to gelijkop_app;
grant insert, update on job to gelijkop_app;

-- Rights ---------------------------------------------------------------------------------------------------------------------------------

create table permission (
  action text not null,
  role text not null,
  extent text not null check (extent in ('all', 'own', 'part')),
  primary key (action, role)
);
comment on table permission is 'Which role may do what, as src/rights/table.ts has it: written anew at each start. What is not here is refused.';
comment on column permission.action is 'What is done.';
comment on column permission.role is 'By whom.';
comment on column permission.extent is 'all: everything. own: what belongs to the person. part: what lies in the programme or organisation that the grant names.';

create table account (
  id uuid primary key default gen_random_uuid(),
  email text unique check (email = lower(email) and email like '%_@_%'),
  name text not null check (length(name) between 1 and 200),
  organisation text not null default '' check (length(organisation) <= 200),
  active boolean not null default true,
  created_at timestamptz not null default now(),
  signed_in_at timestamptz
);
comment on table account is 'A person who works with Gelijkop. Holds no more than is needed to sign in and to sign what was done; never a resident, client or patient.';
comment on column account.email is 'Name to sign in with, in small letters. Null: the account was erased.';
comment on column account.organisation is 'Where the person works, for people.';
comment on column account.active is 'False: can''t sign in; what it did stays signed.';
comment on column account.signed_in_at is 'When it signed in last.';

create table role_grant (
  account uuid not null references account,
  role text not null check (role <> 'visitor'),
  part text not null default '' check ((part <> '') = (role in ('partner', 'programmeManager'))),
  granted_by uuid references account,
  at timestamptz not null default now(),
  primary key (account, role, part),
  -- Nobody lifts oneself.
  check (granted_by <> account)
);
comment on table role_grant is 'A role of an account.';
comment on column role_grant.role is 'As src/rights/roles.ts has it.';
comment on column role_grant.part is 'For which programme (programme:FRAMEWORK/NODE) or organisation (organisation:FRAMEWORK/PARTNER) it counts; empty: no part.';
comment on column role_grant.granted_by is 'Who gave it; null: the command line of the server, or the identity provider''s groups.';
comment on column role_grant.at is 'When.';

-- Who acts is said per transaction (set_config(…, true)) or, for the machine's own connections, at their start. Unset: nobody.
create function actor() returns text language sql stable parallel safe as $$ select nullif(current_setting('gelijkop.actor', true), '') $$;
comment on function actor() is 'Who acts in this transaction: an account''s id, "system", "door" (signing in), or null: nobody.';

-- Null unless a person acts. The planner may work it out before any condition is looked at, so it must not fail on the others.
create function person() returns uuid language sql stable parallel safe as $$
  select case when actor() ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then actor() end::uuid $$;
comment on function person() is 'The account that acts; null when it is nobody, the machine or the door.';

create function may(wanted text, part_of text[] default '{}', belongs_to uuid default null) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select case
    when actor() = 'system' then true
    when person() is null then false
    else exists (
      select from role_grant g
      join account a on a.id = g.account
      join permission p on p.role = g.role and p.action = wanted
      where g.account = person() and a.active
        and (p.extent = 'all' or (p.extent = 'own' and belongs_to = g.account) or (p.extent = 'part' and g.part = any (part_of))))
  end $$;
comment on function may(text, text[], uuid) is 'Whether who acts may do this; the database''s own answer beside that of src/rights.';

create function guard() returns trigger language plpgsql as $$
declare
  wanted text;
begin
  foreach wanted in array tg_argv loop
    if may(wanted) then
      return null;
    end if;
  end loop;
  raise insufficient_privilege using message = format('%s may not write %s', coalesce(actor(), 'nobody'), tg_table_name);
end $$;
comment on function guard() is 'Refuses a statement unless who acts may do one of the actions named by the trigger.';

-- The log --------------------------------------------------------------------------------------------------------------------------------

create table audit_event (
  id bigint generated always as identity primary key,
  number bigint unique,
  body text not null,
  previous_hash text,
  hash text,
  at timestamptz not null default clock_timestamp(),
  actor text generated always as ((body::jsonb) ->> 'actor') stored,
  action text generated always as ((body::jsonb) ->> 'action') stored,
  object text generated always as ((body::jsonb) ->> 'object') stored,
  check ((number is null) = (hash is null) and (number is null) = (previous_hash is null))
);
comment on table audit_event is 'Everything that was changed: who, as what, when, why, before and after. A chain: each hash covers the one before. Rows are only added.';
comment on column audit_event.number is 'Place in the chain, without gaps, given when the transaction ends; null only inside it.';
comment on column audit_event.body is 'The event as JSON, exactly as it was hashed: at, tx, actor, role, action, object, reason, before, after; hidden: columns that changed and are kept out of the log.';
comment on column audit_event.previous_hash is 'Hash of the event before.';
comment on column audit_event.hash is 'SHA-256 over previous_hash, number and body, with line feeds between them.';
comment on column audit_event.at is 'When it was written down; the body holds the same moment.';
comment on column audit_event.actor is 'Who: an account''s id, system or door.';
comment on column audit_event.action is 'What was done: the table and what happened to it, or the name of an act that changed none.';
comment on column audit_event.object is 'What it was done to: kind:key.';
create index audit_event_object on audit_event (object, id);
create index audit_event_actor on audit_event (actor, id);
create index audit_event_action on audit_event (action, id);
create index audit_event_at on audit_event using brin (at);
create index audit_event_waiting on audit_event (id) where number is null;

create table audit_head (
  one boolean primary key default true check (one),
  number bigint not null,
  hash text not null
);
comment on table audit_head is 'The last event of the chain. Copies of it are kept outside the database.';
comment on column audit_head.one is 'Always true: the table holds one row.';
comment on column audit_head.number is 'Number of the last event; 0: there is none.';
comment on column audit_head.hash is 'Its hash; of no event: 64 zeros.';
insert into audit_head values (true, 0, repeat('0', 64));

-- Reached by this schema's own triggers alone: an event about a table can't be made up.
create function audit_write(action text, object text, before jsonb, after jsonb, hidden text[] default '{}') returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  moment timestamptz := clock_timestamp();
begin
  if actor() is null or (actor() not in ('system', 'door') and not exists (select from account where id = person())) then
    raise insufficient_privilege using message = format('nobody acts: %s of %s was refused', action, object);
  end if;
  insert into audit_event (at, body) values (moment, (jsonb_build_object(
    'at', to_char(moment at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
    'tx', pg_current_xact_id()::text,
    'actor', actor(),
    'role', coalesce(nullif(current_setting('gelijkop.role', true), ''), actor()),
    'action', action,
    'object', object,
    'reason', coalesce(current_setting('gelijkop.reason', true), ''),
    'before', before,
    'after', after) || case when hidden = '{}' then '{}' else jsonb_build_object('hidden', hidden) end)::text);
end $$;

create function audit_note(action text, object text, before jsonb default null, after jsonb default null) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if action ~ '\m(insert|update|delete)\M' then
    raise insufficient_privilege using message = format('only the table itself tells of %s', action);
  end if;
  perform audit_write(action, object, before, after);
end $$;
comment on function audit_note(text, text, jsonb, jsonb) is 'Writes an event of this transaction into the log: an act that changes no table, like signing in.';

-- Its place in the chain comes at the end of the transaction: nobody waits for the chain while another's long import runs. The first event
-- takes the others of the transaction along: moving the head once per event made time grow with the square of their number.
create function audit_chain() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  place bigint;
  before text;
  made text;
  event record;
begin
  -- By its id alone: with "number is null" in the condition the planner walked all waiting events for each of them.
  select e.number into place from audit_event e where e.id = new.id;
  if place is not null then
    return null;
  end if;
  select h.number, h.hash into place, made from audit_head h for update;
  for event in
    select e.id, e.body from audit_event e where e.number is null and (e.body::jsonb) ->> 'tx' = pg_current_xact_id()::text order by e.id
  loop
    place := place + 1;
    before := made;
    made := encode(sha256(convert_to(before || e'\n' || place || e'\n' || event.body, 'UTF8')), 'hex');
    update audit_event set number = place, previous_hash = before, hash = made where id = event.id;
  end loop;
  update audit_head set number = place, hash = made;
  perform pg_notify('audit_head', '');
  return null;
end $$;
create constraint trigger audit_event_chained after insert on audit_event deferrable initially deferred for each row execute function audit_chain();

create function audit_kept() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.number is null and new.number is not null and new.body = old.body and new.at = old.at then
    return new;
  end if;
  raise restrict_violation using message = 'the log is only added to';
end $$;
create trigger audit_event_kept before update or delete on audit_event for each row execute function audit_kept();
create function audit_kept_whole() returns trigger language plpgsql as $$
begin
  raise restrict_violation using message = 'the log is only added to';
end $$;
create trigger audit_event_kept_whole before truncate on audit_event for each statement execute function audit_kept_whole();

-- Arguments: kind of object; names of the columns that identify it, separated by commas; columns that don't belong in the log.
create function audit_row() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  kept_out text[] := string_to_array(coalesce(tg_argv[2], ''), ',');
  was jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) end;
  now_is jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) end;
  whole jsonb := coalesce(now_is, was);
  key text;
  hidden text[] := '{}';
begin
  if was = now_is then
    return null;
  end if;
  if tg_op = 'UPDATE' then
    select coalesce(array_agg(name order by name), '{}') into hidden from unnest(kept_out) as columns (name) where was -> name is distinct from now_is -> name;
  end if;
  select string_agg(coalesce(whole ->> name, ''), '/' order by place) into key
  from unnest(string_to_array(tg_argv[1], ',')) with ordinality as columns (name, place);
  perform audit_write(tg_table_name || ' ' || lower(tg_op), tg_argv[0] || ':' || key, was - kept_out, now_is - kept_out, hidden);
  return null;
end $$;
comment on function audit_row() is 'Writes each changed row into the log, before and after.';

-- A version of a policy item is told under the item's own name, beside the version before.
create function audit_policy_version() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  key text;
  was jsonb;
begin
  select framework_id || '/' || kind || '/' || i.key into key from policy_item i where id = new.item_id;
  select to_jsonb(v) into was from policy_item_version v where item_id = new.item_id and version = new.version - 1;
  perform audit_write('policy_item_version insert', 'policy:' || key, was, to_jsonb(new));
  return null;
end $$;

-- Bulk: one event per statement, with how many rows there were and the checksum of them; the rows themselves where they are few.
create function audit_rows() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  was jsonb;
  now_is jsonb;
  summary constant text := $of$
    select jsonb_build_object('rows', count(*), 'sha256', encode(sha256(convert_to(coalesce(string_agg(c::text, e'\n' order by c::text collate "C"), ''), 'UTF8')), 'hex'))
      || case when count(*) <= 50 and sum(length(c::text)) <= 10000 then jsonb_build_object('list', jsonb_agg(to_jsonb(c) order by c::text collate "C")) else '{}' end
    from %I c having count(*) > 0 $of$;
begin
  if tg_op <> 'DELETE' then
    execute format(summary, 'changed') into now_is;
  end if;
  if tg_op <> 'INSERT' then
    execute format(summary, 'was') into was;
  end if;
  if was is distinct from now_is then
    perform audit_write(tg_table_name || ' ' || lower(tg_op), tg_table_name || ':', was, now_is);
  end if;
  return null;
end $$;
comment on function audit_rows() is 'Writes a statement on many rows into the log: their number and the SHA-256 of them, sorted.';

-- Figures come by the million: the checksum of their file stands in the event of the release, here only how many of them there were.
create function audit_figures() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  found record;
begin
  for found in
    select r.key, c.rows from (select release_id, count(*) as rows from changed group by release_id) c join release r on r.id = c.release_id order by r.key
  loop
    perform audit_write(tg_table_name || ' ' || lower(tg_op), 'release:' || found.key, null, jsonb_build_object('rows', found.rows));
  end loop;
  return null;
end $$;
comment on function audit_figures() is 'Writes into the log how many rows of which release a statement touched.';

-- Signing in -----------------------------------------------------------------------------------------------------------------------------

create table account_identity (
  issuer text not null,
  subject text not null,
  account uuid not null references account,
  primary key (issuer, subject)
);
comment on table account_identity is 'Who an account is at an identity provider (OpenID Connect).';
comment on column account_identity.issuer is 'Address of the provider.';
comment on column account_identity.subject is 'The provider''s lasting name for the person.';

create table account_password (
  account uuid primary key references account,
  hash text not null,
  set_at timestamptz not null default now()
);
comment on table account_password is 'Passwords of local accounts, as Argon2id hashes.';
comment on column account_password.hash is 'In PHC form: $argon2id$v=19$m=…,t=…,p=…$salt$hash.';
comment on column account_password.set_at is 'When it was chosen.';

create table account_passkey (
  id text primary key,
  account uuid not null references account,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null default '{}',
  title text not null check (length(title) between 1 and 100),
  created_at timestamptz not null default now(),
  used_at timestamptz
);
comment on table account_passkey is 'Passkeys (WebAuthn): what is stored can check a signature and not make one.';
comment on column account_passkey.public_key is 'COSE key.';
comment on column account_passkey.counter is 'How often the authenticator says it signed; going back shows a copy.';
comment on column account_passkey.transports is 'How the browser may reach it: usb, nfc, ble, internal, hybrid.';
comment on column account_passkey.used_at is 'When it was used last.';

create table account_totp (
  account uuid primary key references account,
  sealed_secret bytea not null,
  confirmed_at timestamptz not null default now(),
  last_step bigint not null default 0
);
comment on table account_totp is 'Second factor by time (RFC 6238).';
comment on column account_totp.sealed_secret is 'Encrypted with the installation''s key (AES-256-GCM).';
comment on column account_totp.confirmed_at is 'When the person showed that it works.';
comment on column account_totp.last_step is 'The last time step that was used: a code works once.';

create table recovery_code (
  account uuid not null references account,
  hash bytea not null,
  used_at timestamptz,
  primary key (account, hash)
);
comment on table recovery_code is 'Codes on paper for who lost the second factor; each works once.';
comment on column recovery_code.hash is 'SHA-256; the codes are random and long.';
comment on column recovery_code.used_at is 'When.';

create table one_time_code (
  hash bytea primary key,
  account uuid not null references account,
  purpose text not null check (purpose in ('welcome', 'reset')),
  created_at timestamptz not null default now(),
  ends_at timestamptz not null,
  used_at timestamptz
);
comment on table one_time_code is 'Codes with which a person sets up an account, or gets back in. Each works once, and for a short time.';
comment on column one_time_code.hash is 'SHA-256; the codes are random and long.';
comment on column one_time_code.purpose is 'welcome: first use of the account. reset: a new start.';
comment on column one_time_code.ends_at is 'Until when.';
comment on column one_time_code.used_at is 'When.';

create table session (
  hash bytea primary key,
  id uuid not null unique default gen_random_uuid(),
  account uuid not null references account,
  method text not null,
  agent text not null default '' check (length(agent) <= 200),
  created_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  ends_at timestamptz not null,
  sealed_refresh bytea,
  checked_at timestamptz not null default now(),
  ended_at timestamptz,
  ended_because text
);
comment on table session is 'Who is signed in where. The token itself is only in the person''s browser.';
comment on column session.hash is 'SHA-256 of the token.';
comment on column session.id is 'Name of the session for the person''s own list.';
comment on column session.method is 'How it was begun: password, passkey, oidc, code.';
comment on column session.agent is 'Browser and system in a few words, for the person''s own list.';
comment on column session.seen_at is 'Last use, to a minute.';
comment on column session.ends_at is 'Ends then however much it is used.';
comment on column session.sealed_refresh is 'Encrypted refresh token of the identity provider, to see whether the account is still there.';
comment on column session.checked_at is 'When the identity provider last said so.';
comment on column session.ended_at is 'When it was ended before its time.';
comment on column session.ended_because is 'signedOut, signedOutElsewhere, replaced, inactive, removed, passwordChanged.';
create index session_account on session (account);

create table sign_in_failure (
  bucket bytea not null,
  starts timestamptz not null,
  count int not null,
  primary key (bucket, starts)
);
comment on table sign_in_failure is 'How often signing in failed lately, to slow guessing down. Cleared after a day.';
comment on column sign_in_failure.bucket is 'SHA-256 of what is counted: an account from one source, a device, a source.';
comment on column sign_in_failure.starts is 'Start of the stretch of time that is counted.';
comment on column sign_in_failure.count is 'Failures in it.';

create table kept_form (
  hash bytea primary key,
  account uuid not null references account,
  path text not null,
  sealed bytea not null check (length(sealed) <= 1048576),
  kept_at timestamptz not null default now()
);
comment on table kept_form is 'What somebody sent after the session had ended, until that person signs in again; an hour at most.';
comment on column kept_form.hash is 'SHA-256 of a token in the browser.';
comment on column kept_form.path is 'The address that it was sent to.';
comment on column kept_form.sealed is 'The fields, encrypted with the installation''s key.';
comment on column kept_form.kept_at is 'When.';

-- The one way from a token to a person. It gives nothing without the exact token, ends what was idle too long, and notes the use.
create function open_session(token_hash bytea, idle interval)
  returns table (session uuid, account uuid, name text, email text, method text, created_at timestamptz, checked_at timestamptz, grants jsonb)
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update session s set seen_at = now()
  where s.hash = token_hash and s.ended_at is null and s.ends_at > now() and s.seen_at > now() - idle and s.seen_at < now() - interval '1 minute';
  return query
    select s.id, a.id, a.name, a.email, s.method, s.created_at, s.checked_at,
      coalesce((select jsonb_agg(jsonb_build_object('role', g.role, 'part', nullif(g.part, '')) order by g.role, g.part) from role_grant g where g.account = a.id), '[]'::jsonb)
    from session s join account a on a.id = s.account
    where s.hash = token_hash and s.ended_at is null and s.ends_at > now() and s.seen_at > now() - idle and a.active;
end $$;
comment on function open_session(bytea, interval) is 'The person behind a session''s token, while it lasts.';

-- Whose text is kept when a session ended mid-form: only somebody who was signed in lately can leave text behind.
create function ended_session(token_hash bytea, within_time interval) returns uuid
  language sql stable security definer set search_path = public, pg_temp as $$
  select s.account from session s join account a on a.id = s.account
  where s.hash = token_hash and a.active and s.seen_at > now() - within_time
    and (s.ended_because is null or s.ended_because = 'signedOutElsewhere') $$;
comment on function ended_session(bytea, interval) is 'The account of a session that ran out by itself, or was ended from elsewhere, not longer ago than this.';

-- Drafts ---------------------------------------------------------------------------------------------------------------------------------

create type draft_state as enum ('open', 'handedIn', 'returned', 'published', 'dropped');

create table draft (
  id uuid primary key default gen_random_uuid(),
  kind text not null check (kind <> ''),
  key text not null check (key <> ''),
  title text not null check (title <> ''),
  parts text[] not null default '{}',
  action text not null,
  owner uuid not null references account,
  base_version int not null check (base_version >= 0),
  content jsonb not null,
  version int not null default 1 check (version > 0),
  state draft_state not null default 'open',
  reason text not null default '',
  created_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  handed_in_at timestamptz,
  decided_by uuid references account,
  decided_at timestamptz,
  decision text not null default '',
  -- Four eyes: nobody decides about one's own.
  check (decided_by <> owner),
  check ((state in ('returned', 'published')) <= (decided_by is not null)),
  check ((state = 'handedIn') <= (handed_in_at is not null and reason <> ''))
);
comment on table draft is 'What somebody is writing: not public until another person publishes it.';
comment on column draft.kind is 'Kind of object: policy, areaSet, indicator, reportText.';
comment on column draft.key is 'Which object of that kind; the public one of this name, or one to come.';
comment on column draft.title is 'What it is called, for lists.';
comment on column draft.parts is 'Programmes and organisations that it lies in, as grants name them.';
comment on column draft.action is 'The right that its writer needs.';
comment on column draft.owner is 'Who writes it.';
comment on column draft.base_version is 'The public version that it was begun from; 0: a new object.';
comment on column draft.content is 'The fields as typed; may be unfinished.';
comment on column draft.version is 'Goes up with each save: two windows can''t overwrite each other unseen.';
comment on column draft.state is 'open: being written. handedIn: waits for a publisher. returned: with remarks. published, dropped: done.';
comment on column draft.reason is 'Why the change, in the writer''s words.';
comment on column draft.changed_at is 'Last save.';
comment on column draft.handed_in_at is 'When it was handed in last.';
comment on column draft.decided_by is 'Who published it or sent it back.';
comment on column draft.decided_at is 'When.';
comment on column draft.decision is 'What that person said.';
create unique index draft_being_written on draft (owner, kind, key) where state in ('open', 'handedIn', 'returned');
create index draft_object on draft (kind, key);

-- Which columns somebody may write, row-level security can't say.
create function draft_kept() returns trigger language plpgsql as $$
declare
  mine boolean := new.owner is not distinct from person();
begin
  if tg_op = 'INSERT' then
    if new.state <> 'open' or new.decided_by is not null or new.version <> 1 then
      raise restrict_violation using message = 'a draft begins open';
    end if;
    return new;
  end if;
  if old.state in ('published', 'dropped') then
    raise restrict_violation using message = 'this draft is done';
  end if;
  if (new.id, new.kind, new.key, new.action, new.owner, new.created_at) is distinct from (old.id, old.kind, old.key, old.action, old.owner, old.created_at) then
    raise restrict_violation using message = 'a draft stays what it is';
  end if;
  if mine and (new.decided_by, new.decided_at, new.decision) is distinct from (old.decided_by, old.decided_at, old.decision) then
    raise insufficient_privilege using message = 'nobody decides about one''s own draft';
  end if;
  if not mine and (new.title, new.parts, new.base_version, new.content, new.version, new.reason, new.handed_in_at)
      is distinct from (old.title, old.parts, old.base_version, old.content, old.version, old.reason, old.handed_in_at) then
    raise insufficient_privilege using message = 'nobody writes in another''s draft';
  end if;
  return new;
end $$;
comment on function draft_kept() is 'The writer writes, another decides; what is done stays.';
create trigger kept before insert or update on draft for each row execute function draft_kept();

create table upload (
  id uuid primary key default gen_random_uuid(),
  owner uuid not null references account,
  file_name text not null check (length(file_name) between 1 and 200),
  bytes bytea not null,
  sha256 text not null check (sha256 = encode(sha256(bytes), 'hex')),
  at timestamptz not null default now()
);
comment on table upload is 'A file that somebody sent for an import, until it was taken in or a day has passed.';
comment on column upload.owner is 'Who sent it.';
comment on column upload.bytes is 'The file.';
comment on column upload.sha256 is 'SHA-256 of it.';
comment on column upload.at is 'When.';

alter table job add column requested_by uuid references account;
comment on column job.requested_by is 'The person who asked for it; null: the command line. The work itself is done as system.';
alter table job add column stop_asked boolean not null default false;
comment on column job.stop_asked is 'Somebody wants it to stop: what runs ends between two steps, and nothing of it stays.';

-- Who asked for a job may stop it, and change nothing else of it. One that waits ends at once.
create function stop_job(wanted int) returns boolean language sql volatile security definer set search_path = public, pg_temp as $$
  with stopped as (
    update job set stop_asked = true,
      status = case when status = 'waiting' then 'failed' else status end,
      finished_at = case when status = 'waiting' then now() end,
      result = case when status = 'waiting' then '{"refusal": {"kind": "job-stopped", "message": "The job was stopped.", "wayOut": "Nothing was changed.", "faults": []}}'::jsonb end
    where id = wanted and requested_by = person() and status in ('waiting', 'running')
    returning id)
  select exists (select from stopped) $$;
comment on function stop_job(int) is 'Stops a job of the person who acts; false when there is none of theirs that waits or runs.';

-- Who sees and writes which rows: default deny ------------------------------------------------------------------------------------------

grant select, insert, update on account, account_password, account_totp, session, one_time_code, sign_in_failure, draft, role_grant, account_passkey to gelijkop_app;
grant select, insert on account_identity, recovery_code, kept_form, upload to gelijkop_app;
grant update (used_at) on recovery_code to gelijkop_app;
grant delete on role_grant, account_password, account_passkey, account_totp, account_identity, recovery_code, sign_in_failure, kept_form, upload, session to gelijkop_app;
grant select on permission, audit_event, audit_head to gelijkop_app;
grant select on permission, role_grant, account, policy_item, policy_item_version, release to gelijkop_keeper;
grant select, update on session, audit_head, data_version, job to gelijkop_keeper;
grant select, insert, update on audit_event to gelijkop_keeper;

do $$
declare
  name text;
begin
  foreach name in array array['account', 'role_grant', 'account_identity', 'account_password', 'account_passkey', 'account_totp', 'recovery_code',
      'one_time_code', 'session', 'sign_in_failure', 'kept_form', 'draft', 'upload', 'job', 'audit_event'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy keeper on %I to gelijkop_keeper using (true) with check (true)', name);
    execute format('create policy machine on %I to gelijkop_app using (actor() = ''system'') with check (actor() = ''system'')', name);
  end loop;
  -- Signing in happens before anybody is somebody.
  foreach name in array array['account', 'role_grant', 'account_identity', 'account_password', 'account_passkey', 'account_totp', 'recovery_code',
      'one_time_code', 'session', 'sign_in_failure', 'kept_form'] loop
    execute format('create policy door on %I to gelijkop_app using (actor() = ''door'') with check (actor() = ''door'')', name);
  end loop;
  foreach name in array array['account_password', 'account_passkey', 'account_totp', 'recovery_code', 'session', 'kept_form', 'account_identity'] loop
    execute format('create policy self on %I to gelijkop_app using (may(''account.keep'', ''{}'', account)) with check (may(''account.keep'', ''{}'', account))', name);
  end loop;
end $$;

-- Colleagues sign what they do: who is signed in sees names.
create policy colleague on account for select to gelijkop_app using (may('desk.open', '{}', person()));
create policy own_name on account for update to gelijkop_app using (may('account.keep', '{}', id)) with check (may('account.keep', '{}', id));
create policy manager on account to gelijkop_app using (may('people.manage')) with check (may('people.manage'));
create policy manager on role_grant to gelijkop_app using (may('people.manage'))
  with check (may('people.manage') and granted_by = person() and account <> person());
create policy reader on role_grant for select to gelijkop_app using (may('people.read') or may('account.keep', '{}', account));
create policy manager on one_time_code to gelijkop_app using (may('people.manage')) with check (may('people.manage'));
-- Ending somebody's sessions and second factor belongs to the administrator; reading secrets doesn't.
create policy manager on session for update to gelijkop_app using (may('people.manage')) with check (may('people.manage') and ended_at is not null);
create policy manager_sees on session for select to gelijkop_app using (may('people.manage'));
create policy manager on account_totp for delete to gelijkop_app using (may('people.manage'));
create policy manager_sees on account_totp for select to gelijkop_app using (may('people.manage'));
create policy manager on account_password for delete to gelijkop_app using (may('people.manage'));
create policy manager on account_passkey for delete to gelijkop_app using (may('people.manage'));
create policy manager_sees on account_passkey for select to gelijkop_app using (may('people.manage'));
create policy manager on recovery_code for delete to gelijkop_app using (may('people.manage'));

create policy writer on draft to gelijkop_app
  using (owner = person() and may('desk.open', '{}', owner))
  with check (owner = person() and may(action, parts, owner) and state in ('open', 'handedIn', 'dropped'));
-- What was dropped may never have been handed in.
create policy reader on draft for select to gelijkop_app using (may('draft.read') and state in ('handedIn', 'returned', 'published'));
create policy publisher on draft for update to gelijkop_app
  using (may('draft.publish') and state = 'handedIn' and owner <> person())
  with check (may('draft.publish') and state in ('returned', 'published') and decided_by = person());

create policy sender on upload to gelijkop_app using (owner = person() and may('figures.import')) with check (owner = person() and may('figures.import'));
create policy reader on job for select to gelijkop_app using (may('jobs.read') or requested_by = person());
create policy asker on job for insert to gelijkop_app with check (kind in ('preview figures', 'import figures') and may('figures.import') and requested_by = person());
-- As a subquery it is asked once per statement, and not once per event.
create policy reader on audit_event for select to gelijkop_app using ((select may('audit.read')));

alter function may(text, text[], uuid) owner to gelijkop_keeper;
alter function audit_note(text, text, jsonb, jsonb) owner to gelijkop_keeper;
alter function audit_write(text, text, jsonb, jsonb, text[]) owner to gelijkop_keeper;
alter function audit_chain() owner to gelijkop_keeper;
alter function audit_row() owner to gelijkop_keeper;
alter function audit_rows() owner to gelijkop_keeper;
alter function audit_figures() owner to gelijkop_keeper;
alter function audit_policy_version() owner to gelijkop_keeper;
alter function open_session(bytea, interval) owner to gelijkop_keeper;
alter function ended_session(bytea, interval) owner to gelijkop_keeper;
alter function stop_job(int) owner to gelijkop_keeper;
alter function bump_data_version() security definer set search_path = public, pg_temp;
alter function bump_data_version() owner to gelijkop_keeper;
-- Whoever may run a trigger's function may set it on a temporary table of their own, and so move the head or make up an event.
revoke execute on function audit_write(text, text, jsonb, jsonb, text[]), audit_chain(), audit_row(), audit_rows(), audit_figures(),
  audit_policy_version(), bump_data_version() from public;
revoke create on schema public from gelijkop_keeper, public;

-- Only an owner may ask PostgreSQL to count a table anew, which an import needs.
create function count_observations_anew() returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if may('figures.import') then
    analyze observation;
  end if;
end $$;
comment on function count_observations_anew() is 'Lets PostgreSQL count the figures anew after a large import, for good plans.';

-- Versions of what people edit beside a source: both are kept, and a person's words go before those of a later file ----------------------

create table area_set_version (
  code text not null,
  division smallint not null,
  version int not null check (version > 0),
  name text not null check (name <> ''),
  members text[] not null,
  from_pack boolean not null,
  actor text not null check (actor <> ''),
  reason text not null check (reason <> ''),
  at timestamptz not null default now(),
  primary key (division, code, version),
  foreign key (code, division) references area (code, division)
);
comment on table area_set_version is 'What a user-made set of areas was from a moment on. Rows are only added; area and area_member hold the newest.';
comment on column area_set_version.division is 'The year of the division that its areas belong to.';
comment on column area_set_version.members is 'Codes of the areas that it is made of, in their order.';
comment on column area_set_version.from_pack is 'Written by loading a pack. A load never overwrites what a person wrote.';
comment on column area_set_version.actor is 'Who: a person, or "pack".';
comment on column area_set_version.reason is 'Why, in words.';
comment on column area_set_version.at is 'When.';
insert into area_set_version (code, division, version, name, members, from_pack, actor, reason)
select s.code, s.division, 1, s.name, coalesce((select array_agg(m.code order by m.code) from area_member join area m on m.id = member_id where set_id = s.id), '{}'),
  true, 'pack', 'there before versions were kept'
from area s where s.level = 'set';

create table indicator_text_version (
  indicator smallint not null references indicator,
  version int not null check (version > 0),
  title_nl text not null,
  title_en text not null,
  phrase_nl text,
  phrase_en text,
  definition_nl text not null,
  definition_en text not null,
  caveat_nl text not null,
  caveat_en text not null,
  delivered boolean not null,
  actor text not null check (actor <> ''),
  reason text not null check (reason <> ''),
  at timestamptz not null default now(),
  primary key (indicator, version)
);
comment on table indicator_text_version is 'How an indicator was explained from a moment on. Rows are only added; indicator holds the newest.';
comment on column indicator_text_version.phrase_nl is 'Predicate for a sentence, as in indicator.';
comment on column indicator_text_version.phrase_en is 'Predicate for a sentence, as in indicator.';
comment on column indicator_text_version.caveat_nl is 'What a reader must know before using the number.';
comment on column indicator_text_version.caveat_en is 'What a reader must know before using the number.';
comment on column indicator_text_version.delivered is 'Came with figures. A delivery never overwrites what a person wrote.';
comment on column indicator_text_version.actor is 'Who: a person, or the source.';
comment on column indicator_text_version.reason is 'Why, in words.';
comment on column indicator_text_version.at is 'When.';
insert into indicator_text_version (indicator, version, title_nl, title_en, phrase_nl, phrase_en, definition_nl, definition_en, caveat_nl, caveat_en, delivered, actor, reason)
select number, 1, title_nl, title_en, phrase_nl, phrase_en, definition_nl, definition_en, caveat_nl, caveat_en, true, 'import', 'there before versions were kept' from indicator;

grant select, insert on area_set_version, indicator_text_version to gelijkop_app;
create trigger area_set_version_append_only before update or delete or truncate on area_set_version for each statement execute function refuse_version_change();
create trigger indicator_text_version_append_only before update or delete or truncate on indicator_text_version for each statement execute function refuse_version_change();
create trigger area_set_version_changes after insert on area_set_version for each statement execute function bump_data_version();
create trigger indicator_text_version_changes after insert on indicator_text_version for each statement execute function bump_data_version();

-- Public tables: everybody reads, few write, all of it goes into the log -----------------------------------------------------------------

do $$
declare
  name text;
  wanted text;
begin
  for name, wanted in
    values ('area', '''figures.import'', ''draft.publish'', ''pack.load'''), ('area_member', '''figures.import'', ''draft.publish'', ''pack.load'''),
      ('boundary', '''figures.import'', ''pack.load'''), ('tile', '''figures.import'', ''pack.load'''), ('crosswalk', '''figures.import'', ''pack.load'''),
      ('source', '''figures.import'', ''pack.load'''), ('source_key', '''figures.import'', ''pack.load'''),
      ('population_group', '''figures.import'', ''pack.load'''), ('period', '''figures.import'', ''pack.load'''),
      ('release', '''figures.import'', ''figures.withdraw'', ''pack.load'''), ('release_coverage', '''figures.import'', ''pack.load'''),
      ('observation', '''figures.import'', ''pack.load'''), ('indicator', '''figures.import'', ''draft.publish'', ''pack.load'''),
      ('framework', '''draft.publish'', ''pack.load'''), ('policy_item', '''draft.publish'', ''pack.load'''),
      ('policy_item_version', '''draft.publish'', ''content.withdraw'', ''pack.load'''),
      ('area_set_version', '''draft.publish'', ''pack.load'''), ('indicator_text_version', '''figures.import'', ''draft.publish'', ''pack.load'''),
      ('report_text', '''report.write'', ''draft.publish'''), ('report_approval', '''report.approve'''), ('published_report', '''report.publish'''),
      ('evaluation', '''pack.load'''), ('effort', '''pack.load'''), ('pack_load', '''pack.load''')
  loop
    execute format('create trigger guarded before insert or update or delete on %I for each statement execute function guard(%s)', name, wanted);
  end loop;
  foreach name in array array['area', 'area_member', 'boundary', 'tile', 'crosswalk', 'source_key', 'population_group', 'period', 'policy_item'] loop
    execute format('create trigger logged_insert after insert on %I referencing new table as changed for each statement execute function audit_rows()', name);
    execute format('create trigger logged_update after update on %I referencing old table as was new table as changed for each statement execute function audit_rows()', name);
    execute format('create trigger logged_delete after delete on %I referencing old table as was for each statement execute function audit_rows()', name);
  end loop;
end $$;

create trigger logged after insert on observation referencing new table as changed for each statement execute function audit_figures();
create trigger logged_insert after insert on release_coverage referencing new table as changed for each statement execute function audit_figures();
create trigger logged_update after update on release_coverage referencing new table as changed for each statement execute function audit_figures();
create trigger logged_delete after delete on release_coverage referencing old table as changed for each statement execute function audit_figures();
create trigger logged after insert or update or delete on source for each row execute function audit_row('source', 'id');
create trigger logged after insert or update or delete on release for each row execute function audit_row('release', 'key');
create trigger logged after insert or update or delete on indicator for each row execute function audit_row('indicator', 'id');
create trigger logged after insert or update or delete on framework for each row execute function audit_row('framework', 'id');
create trigger logged after insert on policy_item_version for each row execute function audit_policy_version();
create trigger logged after insert on area_set_version for each row execute function audit_row('areaSet', 'division,code');
create trigger logged after insert on indicator_text_version for each row execute function audit_row('indicatorText', 'indicator');
create trigger logged after insert on report_text for each row execute function audit_row('reportText', 'framework_id,year,language,chapter,part');
create trigger logged after insert on report_approval for each row execute function audit_row('report', 'framework_id,year,language');
create trigger logged after insert on published_report for each row execute function audit_row('report', 'framework_id,year,language', 'content');
create trigger logged after insert or update or delete on evaluation for each row execute function audit_row('evaluation', 'id');
create trigger logged after insert or update or delete on effort for each row execute function audit_row('effort', 'id');
create trigger logged after insert or update or delete on pack_load for each row execute function audit_row('pack', 'name');
-- A name and an address can be erased; the log, which never forgets, holds neither. That they changed it does hold: so an account is taken over.
create trigger logged after insert or update of id, active, email, name or delete on account for each row execute function audit_row('account', 'id', 'email,name,organisation,signed_in_at');
create trigger logged after insert or update or delete on role_grant for each row execute function audit_row('account', 'account');
create trigger logged after insert or update or delete on account_password for each row execute function audit_row('account', 'account', 'hash');
create trigger logged after insert or update of id, account, public_key or delete on account_passkey for each row execute function audit_row('account', 'account', 'public_key,id');
create trigger logged after insert or update of account, sealed_secret, confirmed_at or delete on account_totp for each row execute function audit_row('account', 'account', 'sealed_secret,last_step');
create trigger logged after insert or update or delete on account_identity for each row execute function audit_row('account', 'account', 'subject');
create trigger logged after insert or update or delete on recovery_code for each row execute function audit_row('account', 'account', 'hash');
create trigger logged after insert or update or delete on one_time_code for each row execute function audit_row('account', 'account', 'hash');
create trigger logged_begun after insert on draft for each row execute function audit_row('draft', 'kind,key', 'content,title');
create trigger logged after update of state on draft for each row when (old.state is distinct from new.state) execute function audit_row('draft', 'kind,key', 'content,title');

-- Four eyes hold in SQL too: what a publisher writes into a policy is somebody else's draft, published in the same transaction.
create function check_four_eyes() returns trigger language plpgsql as $$
begin
  if person() is null or new.removed or may('pack.load')
    or exists (
      select from draft d join policy_item i on d.key = i.framework_id || '/' || i.kind || '/' || i.key
      where i.id = new.item_id and d.kind = 'policy' and d.state = 'published' and d.decided_by = person() and d.xmin = pg_current_xact_id()::xid) then
    return null;
  end if;
  raise insufficient_privilege using message = 'nobody makes public what was not another person''s draft';
end $$;
create constraint trigger policy_item_version_four_eyes after insert on policy_item_version
  deferrable initially deferred for each row execute function check_four_eyes();

-- Names change, and two people may have the same one: who agrees to a report and who publishes it are two accounts.
alter table report_approval add column account uuid references account;
comment on column report_approval.account is 'The account that agreed; null: from the command line of the server, where a name is all there is.';
create function sign_approval() returns trigger language plpgsql as $$
begin
  new.account := person();
  return new;
end $$;
create trigger signed before insert on report_approval for each row execute function sign_approval();
create function check_report_eyes() returns trigger language plpgsql as $$
begin
  if person() is null or exists (
      select from report_approval a
      where (a.framework_id, a.year, a.language, a.version) = (new.framework_id, new.year, new.language, new.version)
        and a.account is distinct from person()) then
    return null;
  end if;
  raise insufficient_privilege using message = 'nobody publishes a report that nobody else agreed to';
end $$;
create trigger published_report_four_eyes after insert on published_report for each row execute function check_report_eyes();
