/// Clients that trade, repeat what was not answered, and remember everything that was.
package io.tickfold.chaos.load;
