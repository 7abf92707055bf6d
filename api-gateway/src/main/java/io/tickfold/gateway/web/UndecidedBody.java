package io.tickfold.gateway.web;

/// The body of an error of which nobody knows whether it is one.
///
/// @param message what is not known, and whether a retry is safe
record UndecidedBody(String error, String message, boolean timeout) {}
