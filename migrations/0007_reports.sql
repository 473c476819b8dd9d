create table report_text (
  framework_id text not null references framework,
  year int not null check (year between 1900 and 2200),
  language text not null check (language in ('nl', 'en')),
  chapter text not null check (chapter <> ''),
  part text not null check (part ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  version int not null check (version > 0),
  text text not null check (length(text) <= 20000),
  author text not null check (author <> ''),
  reason text not null check (reason <> ''),
  at timestamptz not null default now(),
  primary key (framework_id, year, language, chapter, part, version)
);
comment on table report_text is 'What people wrote by hand for a chapter of a report. Rows are only added; the highest version is what holds.';
comment on column report_text.chapter is 'Id of the chapter in the report''s content.';
comment on column report_text.part is 'Name of this text within its chapter, so that a chapter can hold more than one.';
comment on column report_text.text is 'Plain text; an empty line starts a new paragraph. Empty: the text was taken away.';
comment on column report_text.author is 'Who wrote it; printed under it.';
comment on column report_text.reason is 'Why, in words.';
comment on column report_text.language is 'Language of the report: nl or en.';
comment on column report_text.at is 'When.';

create table report_approval (
  framework_id text not null references framework,
  year int not null check (year between 1900 and 2200),
  language text not null check (language in ('nl', 'en')),
  version int not null check (version > 0),
  body_sha256 text not null check (body_sha256 ~ '^[0-9a-f]{64}$'),
  actor text not null check (actor <> ''),
  reason text not null check (reason <> ''),
  at timestamptz not null default now(),
  primary key (framework_id, year, language, version, body_sha256)
);
comment on table report_approval is 'Somebody read a draft and agreed to it. It holds for exactly that text and those numbers: a draft that changed needs a new one.';
comment on column report_approval.version is 'The version that the draft would become.';
comment on column report_approval.body_sha256 is 'SHA-256 of the body that was approved.';
comment on column report_approval.language is 'Language of the report: nl or en.';
comment on column report_approval.actor is 'Who agreed.';
comment on column report_approval.reason is 'Why, in words.';
comment on column report_approval.at is 'When.';

create table published_report (
  framework_id text not null references framework,
  year int not null check (year between 1900 and 2200),
  language text not null check (language in ('nl', 'en')),
  version int not null check (version > 0),
  content text not null,
  sha256 text not null check (sha256 = encode(sha256(convert_to(content, 'UTF8')), 'hex')),
  actor text not null check (actor <> ''),
  reason text not null check (reason <> ''),
  at timestamptz not null default now(),
  primary key (framework_id, year, language, version)
);
comment on table published_report is 'Reports as they were published. Rows are only added: a correction is a new version, which says what differs from the former one.';
comment on column published_report.content is 'Head and body as JSON (src/progress/content.ts), byte for byte as frozen: every print is made from this alone.';
comment on column published_report.sha256 is 'SHA-256 of the content; the database refuses one that is not.';
comment on column published_report.language is 'Language of the report: nl or en.';
comment on column published_report.actor is 'Who made it public.';
comment on column published_report.reason is 'Why this version is there, in words.';
comment on column published_report.at is 'When; the same moment stands in the content.';

create trigger report_text_append_only before update or delete or truncate on report_text for each statement execute function refuse_version_change();
create trigger report_approval_append_only before update or delete or truncate on report_approval for each statement execute function refuse_version_change();
create trigger published_report_append_only before update or delete or truncate on published_report for each statement execute function refuse_version_change();

create trigger report_text_changes after insert on report_text for each statement execute function bump_data_version();
create trigger report_approval_changes after insert on report_approval for each statement execute function bump_data_version();
create trigger published_report_changes after insert on published_report for each statement execute function bump_data_version();
