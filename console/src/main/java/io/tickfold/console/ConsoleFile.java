package io.tickfold.console;

/// One file of the page.
///
/// @param type its media type
public record ConsoleFile(String type, String text) {}
