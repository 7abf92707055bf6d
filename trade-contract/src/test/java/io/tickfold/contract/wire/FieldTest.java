package io.tickfold.contract.wire;

import static io.tickfold.contract.wire.JsonFields.with;
import static io.tickfold.contract.wire.JsonFields.without;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/// Every field of every message, one after the other: left out, null, or of another JSON type.
class FieldTest {

    private static final Set<String> OPTIONAL =
            Set.of(
                    "/takeProfit",
                    "/stopLoss",
                    "/slippage",
                    "/slippage/expectedPrice",
                    "/clientOrderId",
                    "/fingerprint",
                    "/cause/commandId",
                    "/cause/fingerprint");

    private static final Set<String> OPTIONAL_IN_ONE_TYPE =
            Set.of(
                    "CLOSE_ORDER/quantity",
                    "CLOSE_ALL_ORDERS/symbol",
                    "COMMAND_REFUSED/command",
                    "CHECKPOINT/inputs",
                    "CHECKPOINT/quotes/0/anchors",
                    "CHECKPOINT/dropped",
                    "CHECKPOINT/dropped/0/state",
                    "CHECKPOINT/haltKeys",
                    "CHECKPOINT/rules/instruments/0/collar",
                    "CHECKPOINT/rules/limits/checkpointEvery",
                    "PRICE_TICK/source",
                    "PRICE_TICKS/ticks/0/source",
                    "INPUT_SKIPPED/account",
                    "RULES_CHANGED/limits/checkpointEvery",
                    "RULES_CHANGED/instruments/0/collar",
                    "SYMBOL_HALT/commandId");

    /// A field of a sample.
    record Field(Sample sample, String path) {

        JsonNode json() {
            return Json.MAPPER.readTree(sample.golden());
        }

        boolean isOptional() {
            return OPTIONAL.contains(path)
                    || OPTIONAL_IN_ONE_TYPE.contains(sample.type().name() + path);
        }

        Object decode(JsonNode json) throws UnreadableMessageException {
            return sample.decode(Json.MAPPER.writeValueAsBytes(json));
        }

        void refuses(JsonNode json) {
            assertThatExceptionOfType(UnreadableMessageException.class)
                    .as(json.toString())
                    .isThrownBy(() -> decode(json));
        }

        @Override
        public String toString() {
            return sample + " " + path;
        }
    }

    static Stream<Field> all() {
        return Samples.all()
                .flatMap(sample ->
                        JsonFields.paths(Json.MAPPER.readTree(sample.golden()))
                                .map(path -> new Field(sample, path)));
    }

    static Stream<Field> required() {
        return all().filter(field -> !field.isOptional());
    }

    static Stream<Field> optional() {
        return all().filter(Field::isOptional);
    }

    @ParameterizedTest
    @MethodSource("required")
    void cannotBeMissingOrNull(Field field) {
        field.refuses(without(field.json(), field.path()));
        field.refuses(with(field.json(), field.path(), NullNode.getInstance()));
    }

    @ParameterizedTest
    @MethodSource("optional")
    void absentIsTheSameAsNull(Field field) throws UnreadableMessageException {
        JsonNode withoutIt = without(field.json(), field.path());
        Object absent = field.decode(withoutIt);

        assertThat(field.decode(with(field.json(), field.path(), NullNode.getInstance())))
                .isEqualTo(absent);
        assertThat(field.sample().encode(absent))
                .isEqualTo(Json.MAPPER.writeValueAsBytes(withoutIt));
    }

    @ParameterizedTest
    @MethodSource("all")
    void isNotReadFromAnotherType(Field field) {
        JsonFields.ofOtherTypes(field.json().at(field.path())).stream()
                .map(other -> with(field.json(), field.path(), other))
                .forEach(field::refuses);
    }
}
