/// The tables of the read model, their indexes, the position that they are at, and their columns.
package io.tickfold.readmodel.schema;
