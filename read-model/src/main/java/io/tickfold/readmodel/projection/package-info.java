/// Turns events into tables: who writes, what is written, and how far that is.
package io.tickfold.readmodel.projection;
