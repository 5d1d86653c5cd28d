-- PostgreSQL gathers statistics by itself; this only gives it a beginning.
analyze asks;
