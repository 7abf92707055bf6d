package io.tickfold.gateway.web;

/// The body of an error that passes.
///
/// @param message what is missing, and that a retry is safe
record UnavailableBody(String error, String message) {}
