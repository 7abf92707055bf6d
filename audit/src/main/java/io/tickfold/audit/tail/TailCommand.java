package io.tickfold.audit.tail;

import io.tickfold.audit.cli.AccountOption;
import io.tickfold.audit.cli.CommonOptions;
import io.tickfold.audit.cli.EventName;
import io.tickfold.audit.cli.ExitCode;
import io.tickfold.audit.cli.OrderOption;
import io.tickfold.audit.log.AuditedLog;
import io.tickfold.audit.log.AuditedLog.Part;
import io.tickfold.audit.log.ClusterAddress;
import io.tickfold.audit.log.EventFollower;
import io.tickfold.audit.log.ForeignEvents;
import io.tickfold.audit.log.LogRecord;
import io.tickfold.contract.event.AccountEvent;
import io.tickfold.contract.event.Checkpoint;
import io.tickfold.contract.event.CloseAllCompleted;
import io.tickfold.contract.event.EngineEvent;
import io.tickfold.contract.event.InputSkipped;
import io.tickfold.contract.event.OrderEvent;
import io.tickfold.contract.event.OrderLeftOpen;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.OrderId;
import io.tickfold.contract.wire.Json;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Instant;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The command `tail`: shows events as they come.
@Command(
        name = "tail",
        description = {
            "Show the events as they come, each in a line, until it is interrupted.",
            "Of a file, show all of them, partition by partition."
        })
public final class TailCommand implements Callable<Integer> {

    @Mixin private CommonOptions options = new CommonOptions();

    @Mixin private AccountOption account = new AccountOption();

    @Option(
            names = "--type",
            paramLabel = "NAME",
            split = ",",
            converter = EventName.Reader.class,
            completionCandidates = EventName.Reader.class,
            description = "Only events of these types: ${COMPLETION-CANDIDATES}.")
    private Set<String> types = Set.of();

    @Option(
            names = "--order",
            paramLabel = "ID",
            converter = OrderOption.class,
            description = "Only events of this order.")
    private @Nullable OrderId order;

    @Option(names = "--from-beginning", description = "Show the events up to now too.")
    private boolean fromBeginning;

    @Option(names = "--limit", paramLabel = "N", description = "End after so many events.")
    private long limit = Long.MAX_VALUE;

    private final PrintStream output = System.out;
    private long shown;

    /// What is shown of an event in JSON.
    record Line(int partition, long offset, String type, EngineEvent event) {}

    @Override
    public Integer call() throws IOException {
        Optional<ClusterAddress> cluster = options.cluster();
        if (cluster.isPresent()) {
            follow(cluster.get());
        } else {
            showAll();
        }
        return ExitCode.FINE;
    }

    private void follow(ClusterAddress cluster) {
        try (EventFollower events = EventFollower.open(cluster, fromBeginning)) {
            events.follow(this::show);
        }
    }

    private void showAll() throws IOException {
        try (AuditedLog log = options.open()) {
            for (int partition = 0; partition < log.partitions(); partition++) {
                Iterator<LogRecord> events = log.read(partition, Part.EVENTS);
                while (events.hasNext() && show(events.next())) {}
            }
        }
    }

    private boolean isWanted(EngineEvent event) {
        return (account.account().isEmpty() || account.account().equals(accountOf(event)))
                && (types.isEmpty() || types.contains(EventName.of(event)))
                && (order == null || isAbout(order, event));
    }

    private static Optional<AccountId> accountOf(EngineEvent event) {
        return switch (event) {
            case TradeEvent ofAccount -> Optional.of(ofAccount.header().accountId());
            case Checkpoint _ -> Optional.empty();
            case InputSkipped skip -> skip.account();
        };
    }

    private static boolean isAbout(OrderId id, EngineEvent event) {
        return switch (event) {
            case OrderEvent ofOrder -> ofOrder.orderId().equals(id);
            case CloseAllCompleted completed ->
                    completed.left().stream().map(OrderLeftOpen::orderId).anyMatch(id::equals);
            case AccountEvent _, Checkpoint _, InputSkipped _ -> false;
        };
    }

    /// Whether more are wanted. What no engine can have said is named beside the events.
    private boolean show(LogRecord record) {
        ForeignEvents foreign = new ForeignEvents();
        foreign.decode(record).ifPresent(event -> show(record, event));
        foreign.sentence().ifPresent(sentence -> System.err.println("tickfold: " + sentence));
        return shown < limit && !output.checkError();
    }

    private void show(LogRecord record, EngineEvent event) {
        if (isWanted(event) && shown < limit) {
            output.println(options.isJson() ? json(record, event) : text(event));
            shown++;
        }
    }

    private static String json(LogRecord record, EngineEvent event) {
        return Json.MAPPER.writeValueAsString(
                new Line(record.partition(), record.offset(), EventName.of(event), event));
    }

    private static String text(EngineEvent event) {
        return String.format(
                Locale.ROOT, "%-24s  %s  %s", time(event), subject(event), EventSentence.of(event));
    }

    private static Instant time(EngineEvent event) {
        return switch (event) {
            case TradeEvent ofAccount -> ofAccount.header().at();
            case Checkpoint checkpoint -> checkpoint.at();
            case InputSkipped skip -> skip.at();
        };
    }

    private static String subject(EngineEvent event) {
        return switch (event) {
            case TradeEvent ofAccount ->
                    String.format(
                            Locale.ROOT,
                            "%s #%d",
                            ofAccount.header().accountId(),
                            ofAccount.header().sequence());
            case Checkpoint _ -> "-";
            case InputSkipped skip -> skip.account().map(AccountId::value).orElse("-");
        };
    }
}
