create type area_level as enum ('country', 'ggdRegion', 'municipality', 'district', 'neighbourhood', 'set');

create table area (
  id int generated always as identity primary key,
  code text not null check (code ~ '^[A-Za-z0-9][A-Za-z0-9-]*$'),
  division smallint not null check (division between 1900 and 2200),
  level area_level not null,
  name text not null check (name <> ''),
  parent_id int references area,
  complete boolean not null default false,
  unique (code, division)
);
comment on table area is 'A piece of ground with a code, as one year''s division knows it. A figure belongs to one of these versions.';
comment on column area.code is 'The statistics office''s code (NL01, GM0344, WK034403, BU03440311), or a set''s own code.';
comment on column area.division is 'The year of the division (indeling) that this version belongs to.';
comment on column area.parent_id is 'The area of the next level up that holds this one.';
comment on column area.complete is 'For a municipality: all of its areas of this division are known, so an unknown code below it is an error.';
create index area_parent on area (parent_id);

create table area_member (
  set_id int not null references area on delete cascade,
  member_id int not null references area,
  primary key (set_id, member_id)
);
comment on table area_member is 'Which areas make up a user-made set (an area of level set).';

create table boundary (
  code text not null,
  year smallint not null,
  outline jsonb not null,
  path text not null,
  coarse_path text not null,
  west double precision not null, south double precision not null,
  east double precision not null, north double precision not null,
  centre point not null,
  source text not null,
  primary key (code, year)
);
comment on table boundary is 'The outline of an area in one year, in planar metres (EPSG:28992).';
comment on column boundary.outline is 'GeoJSON MultiPolygon coordinates in EPSG:28992, outer rings counter-clockwise.';
comment on column boundary.path is 'The same outline as an SVG path, y axis turned down (y = -north), for maps of a city.';
comment on column boundary.coarse_path is 'A simplified SVG path for maps of the country.';
comment on column boundary.centre is 'A point inside the outline, for labels and distances.';
comment on column boundary.source is 'Who published the outline, under which licence, and how it was simplified.';
create index boundary_centre on boundary using gist (centre);

create table tile (
  code text primary key,
  map text not null,
  col smallint not null,
  row smallint not null,
  label text
);
comment on column tile.label is 'Short name for the tile; a soft hyphen says where it may break. The area''s name when null.';
comment on table tile is 'Place of an area on a tile map, laid out by hand in the pack; used where no boundary is loaded.';

create table crosswalk (
  from_code text not null,
  from_division smallint not null,
  to_code text not null,
  to_division smallint not null,
  weight double precision not null check (weight > 0 and weight <= 1),
  basis text not null,
  source text not null,
  error_share double precision check (error_share >= 0),
  primary key (from_code, from_division, to_code, to_division)
);
comment on table crosswalk is 'Which share of an area of one division lies in an area of another. Figures cross divisions only through this table.';
comment on column crosswalk.weight is 'Share of the from-area''s people (or what `basis` says) that lives in the to-area.';
comment on column crosswalk.error_share is 'Stated error of the weight as a share of it; null when the source states none.';

comment on column boundary.west is 'Least x of the outline, metres (EPSG:28992).';
comment on column boundary.south is 'Least y of the outline, metres (EPSG:28992).';
comment on column boundary.east is 'Greatest x of the outline, metres (EPSG:28992).';
comment on column boundary.north is 'Greatest y of the outline, metres (EPSG:28992).';
comment on column crosswalk.basis is 'What the weight is a share of: people, addresses, ground.';
comment on column crosswalk.source is 'Who made the weight, and from what.';
comment on column tile.map is 'Which map the tile belongs to (the city, usually).';
comment on column tile.col is 'Place from the left, 0 first.';
comment on column tile.row is 'Place from the top, 0 first.';
comment on column crosswalk.from_code is 'Area whose figures are carried.';
comment on column crosswalk.from_division is 'Year of the division that the from-area belongs to.';
comment on column crosswalk.to_code is 'Area that gets a share of them.';
comment on column crosswalk.to_division is 'Year of the division that the to-area belongs to.';
