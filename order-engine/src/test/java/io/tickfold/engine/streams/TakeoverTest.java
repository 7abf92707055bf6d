package io.tickfold.engine.streams;

import static io.tickfold.engine.domain.Inputs.BTC;
import static io.tickfold.engine.domain.Inputs.order;
import static io.tickfold.engine.domain.Inputs.rules;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tickfold.contract.event.OrderClosed;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.input.CloseOrder;
import io.tickfold.contract.input.CommandHeader;
import io.tickfold.contract.input.OpenAccount;
import io.tickfold.contract.input.OpenOrder;
import io.tickfold.contract.input.PriceTick;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.CommandId;
import io.tickfold.contract.value.FeedPosition;
import io.tickfold.contract.value.Money;
import io.tickfold.contract.value.OrderId;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Quote;
import io.tickfold.embedded.EmbeddedKafka;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One engine takes over what another one worked on.
class TakeoverTest {

    private static final int PARTITIONS = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<AccountId> ACCOUNTS =
            IntStream.range(0, 8).mapToObj(i -> new AccountId("a" + i)).toList();

    @TempDir Path directory;

    private final MeterRegistry seenByFirst = new SimpleMeterRegistry();
    private final MeterRegistry seenBySecond = new SimpleMeterRegistry();
    private EmbeddedKafka kafka;
    private OrderEngine first;
    private OrderEngine second;

    @BeforeEach
    void startKafka() {
        kafka = EmbeddedKafka.start(directory.resolve("kafka"), 0);
        first = engine("first", seenByFirst);
        second = engine("second", seenBySecond);
    }

    private OrderEngine engine(String name, MeterRegistry registry) {
        return new OrderEngine(
                kafka.bootstrapServers(),
                new OrderEngineProperties(
                        PARTITIONS,
                        directory.resolve(name),
                        1,
                        1,
                        Duration.ofSeconds(10),
                        InetAddress.getLoopbackAddress(),
                        0,
                        Set.of()),
                registry,
                () -> {});
    }

    @AfterEach
    void stop() {
        first.stop();
        second.stop();
        kafka.close();
    }

    @Test
    void continuesWithTheLiveObjectsThatItHasAlready() throws Exception {
        first.start();
        try (LogClient client = new LogClient(kafka.bootstrapServers(), PARTITIONS)) {
            client.send(rules(), tick(1));
            for (AccountId account : ACCOUNTS) {
                client.send(openAccount(account), openOrder(account));
            }
            assertThat(client.receive(2 * ACCOUNTS.size())).hasSize(2 * ACCOUNTS.size());
            second.start();
            await().atMost(PATIENCE).until(() -> copies() > 0);

            first.stop();
            client.send(tick(2));
            for (AccountId account : ACCOUNTS) {
                client.send(closeOrder(account));
            }
            List<TradeEvent> closed = client.receive(ACCOUNTS.size(), PATIENCE);

            assertThat(closed)
                    .allMatch(OrderClosed.class::isInstance)
                    .allMatch(event -> event.header().sequence() == 3)
                    .extracting(event -> event.header().accountId())
                    .containsExactlyInAnyOrderElementsOf(ACCOUNTS);
        }
        assertThat(takenByCopy()).isPositive();
    }

    private double copies() {
        return seenBySecond.get("tickfold.engine.copies").gauge().value();
    }

    private double takenByCopy() {
        return seenBySecond
                .get("tickfold.engine.partitions.taken")
                .tag("from", "copy")
                .counter()
                .count();
    }

    private static PriceTick tick(long sequence) {
        Quote quote = new Quote(Price.of("42785.00"), Price.of("43215.00"));
        FeedPosition position = new FeedPosition(1, sequence);
        return new PriceTick(BTC, quote, Price.of("43000.00"), position, Instant.now());
    }

    private static OpenAccount openAccount(AccountId account) {
        return new OpenAccount(header(account, "account"), Money.of("10000.00"));
    }

    private static OpenOrder openOrder(AccountId account) {
        OpenOrder order = order().as("c1");
        return new OpenOrder(
                header(account, "c1"),
                order.symbol(),
                order.side(),
                order.quantity(),
                order.leverage(),
                order.levels(),
                order.slippage(),
                order.clientOrderId());
    }

    private static CloseOrder closeOrder(AccountId account) {
        OrderId order = OrderId.of(account, new CommandId("c1"));
        return new CloseOrder(header(account, "close"), order, Optional.empty());
    }

    private static CommandHeader header(AccountId account, String command) {
        return new CommandHeader(
                new CommandId(command),
                account,
                Optional.empty(),
                Instant.now().plusSeconds(3_600));
    }
}
