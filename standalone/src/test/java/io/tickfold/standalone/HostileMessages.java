package io.tickfold.standalone;

import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.wire.MessageType;
import io.tickfold.contract.wire.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Messages of every type, of now and about real accounts, in which up to three fields are extreme.
final class HostileMessages {

    private static final Path GOLDEN =
            Path.of("..", "trade-contract", "src", "test", "resources", "golden");
    private static final JsonMapper JSON = new JsonMapper();

    private final Random random;
    private final ExtremeFields extreme;
    private final List<Message> samples;

    /// @param type as its header states it
    record Message(String type, ObjectNode value) {

        private static Message read(Path file) {
            String type = file.getFileName().toString().replaceAll("(-bare)?\\.json", "");
            return new Message(type, (ObjectNode) JSON.readTree(file));
        }

        private boolean isFor(Topic<?, ?> topic) {
            return MessageType.named(type)
                    .filter(each -> topic.valueClass().isAssignableFrom(each.messageClass()))
                    .isPresent();
        }

        byte[] bytes() {
            return JSON.writeValueAsBytes(value);
        }
    }

    HostileMessages(Random random) throws IOException {
        this.random = random;
        this.extreme = new ExtremeFields(random);
        try (Stream<Path> files = Files.list(GOLDEN)) {
            samples = files.sorted().map(Message::read).toList();
        }
    }

    /// One that belongs to some topic.
    Message next(AccountId account) {
        return like(samples, account);
    }

    /// One that belongs to the topic, if its values have types.
    Message next(Topic<?, ?> topic, AccountId account) {
        List<Message> fitting = samples.stream().filter(each -> each.isFor(topic)).toList();
        return like(fitting.isEmpty() ? samples : fitting, account);
    }

    private Message like(List<Message> some, AccountId account) {
        Message sample = some.get(random.nextInt(some.size()));
        ObjectNode value = sample.value().deepCopy();
        makeReal(value, account);
        for (int i = random.nextInt(4); i > 0; i--) {
            extreme.change(value);
        }
        return new Message(sample.type(), value);
    }

    /// Else nothing of it would get further than to the first check.
    private static void makeReal(ObjectNode value, AccountId account) {
        if (value.has("accountId")) {
            value.put("accountId", account.value());
        }
        if (value.has("commandId")) {
            value.put("commandId", UUID.randomUUID().toString());
            value.put("validUntil", ExtremeFields.FAR_FUTURE);
        }
        if (value.has("publishedAt")) {
            value.put("publishedAt", Instant.now().toString());
        }
    }
}
