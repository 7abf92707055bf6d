/// What goes wrong, when, and for how long.
package io.tickfold.chaos.fault;
