/// The console: a page of native modules, and the addresses it is served at. It knows no server;
/// the gateway serves it.
package io.tickfold.console;
