/// Everything in one process: a real broker, then the three services as they run anywhere.
package io.tickfold.standalone;
