package io.tickfold.audit.explain;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.tickfold.audit.explain.OrderSearch.Owner;
import io.tickfold.audit.log.AuditedLog;
import io.tickfold.contract.value.OrderId;
import io.tickfold.contract.wire.Json;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/// The command line: tells the whole life of an order.
@Command(
        name = "explain",
        description = "Tell the whole life of an order in words and numbers, from both logs.")
public final class ExplainCommand implements Callable<Integer> {

    private static final int FINE = 0;
    private static final int DIFFERENCES = 4;
    private static final int NOTHING_FOUND = 5;

    /// Every decimal as a string, as in the messages.
    private static final JsonMapper JSON =
            Json.MAPPER
                    .rebuild()
                    .withConfigOverride(
                            BigDecimal.class,
                            decimals ->
                                    decimals.setFormat(
                                            JsonFormat.Value.forShape(JsonFormat.Shape.STRING)))
                    .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                    .build();

    @Parameters(paramLabel = "ORDER_ID", description = "The order: ord_ and 16 hexadecimal digits.")
    private String order = "";

    @Spec private CommandSpec spec = CommandSpec.create();

    private final Callable<AuditedLog> source;
    private final BooleanSupplier isJson;

    /// @param source opens the log that is to be read
    /// @param isJson whether the answer is to be in JSON
    public ExplainCommand(Callable<AuditedLog> source, BooleanSupplier isJson) {
        this.source = source;
        this.isJson = isJson;
    }

    @Override
    public Integer call() throws Exception {
        OrderId id = id();
        try (AuditedLog log = source.call()) {
            Optional<Owner> owner = new OrderSearch(log, id).find();
            if (owner.isEmpty()) {
                System.err.println("tickfold: no event of the log is about the order " + id);
                return NOTHING_FOUND;
            }
            return print(LifeReading.read(log, id, owner.get()), System.out);
        } catch (DamagedLogException e) {
            System.err.println("tickfold: " + e.getMessage());
            return DIFFERENCES;
        }
    }

    private OrderId id() {
        if (!OrderId.isValid(order)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "an order id is ord_ and 16 hexadecimal digits in lower case");
        }
        return new OrderId(order);
    }

    private int print(Explanation explanation, PrintStream out) {
        out.print(isJson.getAsBoolean() ? json(explanation) + "\n" : TextReport.of(explanation));
        return explanation.agrees() ? FINE : DIFFERENCES;
    }

    static String json(Explanation explanation) {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(explanation);
    }
}
