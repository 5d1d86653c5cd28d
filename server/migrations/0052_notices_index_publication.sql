-- The list of a school's notices, those out last first, page by page.
create index notices_by_publication on notices (school_id, published_at, id);
