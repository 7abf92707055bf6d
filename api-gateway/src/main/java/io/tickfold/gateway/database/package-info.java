/// SQL databases: one embedded file each, or schemas of one PostgreSQL.
package io.tickfold.gateway.database;
