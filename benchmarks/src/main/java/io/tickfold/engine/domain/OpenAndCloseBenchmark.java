package io.tickfold.engine.domain;

import io.tickfold.contract.event.Cause;
import io.tickfold.contract.input.CloseOrder;
import io.tickfold.contract.input.Command;
import io.tickfold.contract.input.CommandHeader;
import io.tickfold.contract.input.OpenOrder;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.CommandId;
import io.tickfold.contract.value.FeedPosition;
import io.tickfold.contract.value.Leverage;
import io.tickfold.contract.value.Money;
import io.tickfold.contract.value.OrderId;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.ProtectiveLevels;
import io.tickfold.contract.value.Quantity;
import io.tickfold.contract.value.Quote;
import io.tickfold.contract.value.RequestedText;
import io.tickfold.engine.domain.Market.LastQuote;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/// Deciding and evolving what opens an order and closes it again, without Kafka and encoding.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(3)
@Warmup(iterations = 10, time = 1)
@Measurement(iterations = 5, time = 1)
public class OpenAndCloseBenchmark {

    private static final int PAIRS = 1_024;
    private static final AccountId OWNER = new AccountId("0196f3c2-account-1");

    private final Market market = market();
    private final KeyMemory keys = new KeyMemory(new KeysInMemory(), KeyBounds.USUAL);
    private final Account account =
            new Account(OWNER, 1, Money.of("10000.00"), false, OpenOrders.NONE);
    private final Pair[] pairs =
            IntStream.range(0, PAIRS).mapToObj(OpenAndCloseBenchmark::pair).toArray(Pair[]::new);
    private int next;

    private record Pair(OpenOrder open, CloseOrder close) {}

    @Benchmark
    public void openAndClose(Blackhole results) {
        Pair pair = pairs[next++ % PAIRS];
        Decision opened = decide(pair.open(), account);
        Decision closed = decide(pair.close(), opened.account());
        results.consume(opened);
        results.consume(closed);
    }

    private Decision decide(Command command, Account before) {
        CommandHeader header = command.header();
        Cause cause = new Cause(Optional.of(header.commandId()), header.fingerprint(), next);
        DecisionContext context = new DecisionContext(market.at(), market.rulesVersion(), cause);
        KnownKey key = keys.recall(header, market.at(), context.logic());
        return new CommandDecider(market, before, key, context).decide(command);
    }

    private static Market market() {
        Quote quote = new Quote(Price.of("42785.00"), Price.of("43215.00"));
        LastQuote last = new LastQuote(quote, new FeedPosition(1, 1), Rules.START, 1);
        LiveMarket market = new LiveMarket();
        market.restore(
                new MarketSnapshot(
                        Optional.of(Rules.all()),
                        Map.of(Rules.BTC, last),
                        Set.of(),
                        List.of(),
                        Rules.START));
        return market;
    }

    private static Pair pair(int number) {
        CommandId opening =
                new CommandId(String.format(Locale.ROOT, "0196f3c2-7a11-7000-8000-%012d", number));
        CommandId closing =
                new CommandId(String.format(Locale.ROOT, "0196f3c2-7a11-7000-9000-%012d", number));
        OpenOrder open =
                new OpenOrder(
                        header(opening),
                        new RequestedText("BTCUSDT"),
                        new RequestedText(number % 2 == 0 ? "buy" : "sell"),
                        Quantity.of("0." + String.format(Locale.ROOT, "%03d", number % 99 + 1)),
                        Leverage.of(number % 90 + 10),
                        levels(number),
                        Optional.empty(),
                        Optional.empty());
        OrderId order = OrderId.of(OWNER, opening);
        return new Pair(open, new CloseOrder(header(closing), order, Optional.empty()));
    }

    /// Both levels for every second buy and every second sell.
    private static ProtectiveLevels levels(int number) {
        Optional<Price> above = Optional.of(Price.of("45000.5"));
        Optional<Price> below = Optional.of(Price.of("41000.25"));
        return switch (number % 4) {
            case 2 -> new ProtectiveLevels(above, below);
            case 3 -> new ProtectiveLevels(below, above);
            default -> ProtectiveLevels.NONE;
        };
    }

    private static CommandHeader header(CommandId id) {
        return new CommandHeader(id, OWNER, Optional.empty(), Rules.START.plusSeconds(30));
    }
}
