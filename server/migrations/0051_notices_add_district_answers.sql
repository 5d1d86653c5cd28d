-- A letter of the district may ask for an answer (choices: a JSON list, as of a notice) and carry images and files. These
-- are the district's own uploads (notice_attachments with school_id 0), in the letter by notice_enclosures like those of a
-- notice. receipt_rule: whose answer does for a child.
alter table district_letters add column choices text;
alter table district_letters add column receipt_rule text not null default 'any';

-- How many children of one school have which answer; figures, counted now and then as those of its families.
create table district_letter_answers (
  school_id bigint not null,
  letter_id bigint not null,
  choice integer not null,
  children integer not null,
  primary key (school_id, letter_id, choice)
) /*+ sqlite: without rowid */;
create index district_letter_answers_of_letter on district_letter_answers (letter_id);

-- What a letter of the district brought into a school is the school's like every other attachment of its notice; only its
-- bytes stay where they came to: kept_by is the district's attachment whose parts these are. Null: its own.
alter table notice_attachments add column kept_by bigint;
