package io.tickfold.gateway.command;

/// The body of the answer when nobody knows the outcome.
record TimeoutBody(String error, String message, boolean timeout, String commandId) {}
