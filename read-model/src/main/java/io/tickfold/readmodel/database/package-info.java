/// SQL databases: one embedded file each, or schemas of one PostgreSQL.
///
/// Nothing here is about the read model: the gateway keeps its identities in the same way.
package io.tickfold.readmodel.database;
