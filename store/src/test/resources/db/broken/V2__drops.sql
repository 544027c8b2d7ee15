drop table permissions;
