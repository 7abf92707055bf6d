package io.tickfold.client;

/// A server-sent event.
///
/// @param id empty if it has none
/// @param data lines, without their field names
record Message(String id, String type, String data) {}
