-- Other documents of a form are looked at each time its answers are.
CREATE INDEX document_by_form ON document (json_extract(state, '$.form')) WHERE is_wiped = 0;
