/// Serves the console, the page at `/`.
package io.tickfold.gateway.console;
