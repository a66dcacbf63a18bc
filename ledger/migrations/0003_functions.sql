-- Which text of each function in ledger/sql/ this database has, by its SHA-256.
create table sql_function (name text primary key, hash text not null);
