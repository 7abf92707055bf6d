/// The life of one order, told from both logs in words and numbers.
///
/// An [OrderSearch] finds whose order it is, a [LifeReading] reads that account's records and hands
/// each event to a [Life] as a [Scene], and what comes of it is an [Explanation], which a
/// [TextReport] or JSON shows.
package io.tickfold.audit.explain;
