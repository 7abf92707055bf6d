/// Faults in a whole deployment under load, and a check of everything that clients were told.
package io.tickfold.chaos;
