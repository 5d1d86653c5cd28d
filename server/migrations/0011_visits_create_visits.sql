-- The words of a recorded contact with one family (P4.2 forms, P2a.4 contact card); what happened is in the ledger.
-- student_id is the child it was recorded for; siblings talked about on the same occasion are in the ledger.
-- topics: codes separated by spaces. void_reason: why the entry was voided.
create table visits (
  school_id bigint not null,
  contact_id bigint not null,
  student_id bigint not null,
  topics text not null,
  note text not null,
  void_reason text,
  primary key (school_id, contact_id)
);
create index visits_of_student on visits (school_id, student_id);
