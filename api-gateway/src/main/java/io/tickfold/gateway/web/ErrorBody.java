package io.tickfold.gateway.web;

/// The body of an error that the gateway itself finds.
public record ErrorBody(String error) {}
