/// Whether what clients were told is what the log says.
package io.tickfold.chaos.check;
