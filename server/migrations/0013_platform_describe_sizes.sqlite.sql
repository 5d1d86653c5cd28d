-- Statistics for the planner, written down instead of gathered. Without them SQLite takes the beginning of a
-- primary key (one school) for as selective as an index made for the question, and reads a whole school to
-- answer for one person or one contact. The figures are those of a large school and need not be exact.
analyze;
delete from sqlite_stat1;
insert into sqlite_stat1 (tbl, idx, stat) values
  ('asks', 'sqlite_autoindex_asks_1', '1000000 100000 1000 2 1'),
  ('asks', 'asks_open_of_person', '100000 10000 5 2'),
  ('asks', 'asks_done_of_person', '900000 90000 50 2'),
  ('contact_students', 'sqlite_autoindex_contact_students_1', '1000000 20000 10 2 1'),
  ('contact_students', 'contact_students_of_contact', '1000000 20000 2'),
  ('contact_students', 'contact_students_of_family', '1000000 20000 10 2'),
  ('contact_staff', 'sqlite_autoindex_contact_staff_1', '1000000 20000 200 3 1'),
  ('contact_staff', 'contact_staff_of_contact', '1000000 20000 1'),
  ('contact_classes', 'sqlite_autoindex_contact_classes_1', '100000 1000 40 2 1'),
  ('contact_classes', 'contact_classes_of_contact', '100000 1000 10'),
  ('tallies', 'sqlite_autoindex_tallies_1', '1000000 20000 5000 200 5 1'),
  ('tallies', 'tallies_of_subject', '1000000 20 5');
analyze sqlite_schema;
