create table more (name text);
