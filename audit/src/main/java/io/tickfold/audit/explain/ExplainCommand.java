package io.tickfold.audit.explain;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.tickfold.audit.cli.CommonOptions;
import io.tickfold.audit.cli.ExitCode;
import io.tickfold.audit.cli.NothingFoundException;
import io.tickfold.audit.cli.OrderOption;
import io.tickfold.audit.explain.OrderSearch.Owner;
import io.tickfold.audit.log.AuditedLog;
import io.tickfold.audit.log.ForeignEvents;
import io.tickfold.contract.value.OrderId;
import io.tickfold.contract.wire.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/// The command `explain`: tells the whole life of an order.
@Command(
        name = "explain",
        description = "Tell the whole life of an order in words and numbers, from both logs.")
public final class ExplainCommand implements Callable<Integer> {

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

    @Mixin private CommonOptions options = new CommonOptions();

    @Parameters(
            paramLabel = "ORDER_ID",
            converter = OrderOption.class,
            description = "The order: ord_ and 16 hexadecimal digits.")
    private @Nullable OrderId order;

    @Override
    public Integer call() throws IOException {
        OrderId wanted = Objects.requireNonNull(order);
        ForeignEvents foreign = new ForeignEvents();
        try (AuditedLog log = options.open()) {
            Owner owner =
                    new OrderSearch(log, wanted, foreign)
                            .find()
                            .orElseThrow(() ->
                                    new NothingFoundException(
                                            "no event of the log is about the order " + wanted));
            return print(LifeReading.read(log, wanted, owner, foreign), foreign);
        }
    }

    private int print(Explanation explanation, ForeignEvents foreign) throws IOException {
        CommonOptions.print(
                options.isJson() ? json(explanation) + "\n" : TextReport.of(explanation));
        foreign.sentence().ifPresent(sentence -> System.err.println("tickfold: " + sentence));
        return explanation.agrees() && !foreign.mayLackEvents()
                ? ExitCode.FINE
                : ExitCode.DIFFERENCES;
    }

    static String json(Explanation explanation) {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(explanation);
    }
}
