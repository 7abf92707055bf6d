package io.tickfold.standalone;

import java.nio.file.Path;

/// Where an instance keeps everything; the broker sees to it that one process has it at a time.
record DataDirectory(Path root) {

    Path kafka() {
        return root.resolve("kafka");
    }

    Path engine() {
        return root.resolve("engine");
    }

    Path database() {
        return root.resolve("database");
    }
}
