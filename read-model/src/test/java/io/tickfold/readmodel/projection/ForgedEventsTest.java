package io.tickfold.readmodel.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.event.AccountOpened;
import io.tickfold.contract.event.Cause;
import io.tickfold.contract.event.CloseReason;
import io.tickfold.contract.event.EventHeader;
import io.tickfold.contract.event.FundsDeposited;
import io.tickfold.contract.event.OrderClosed;
import io.tickfold.contract.event.OrderOpened;
import io.tickfold.contract.event.OrderReduced;
import io.tickfold.contract.event.OrderTerms;
import io.tickfold.contract.event.PricedBy;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.CommandId;
import io.tickfold.contract.value.Leverage;
import io.tickfold.contract.value.Money;
import io.tickfold.contract.value.OrderId;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.ProtectiveLevels;
import io.tickfold.contract.value.Quantity;
import io.tickfold.contract.value.Quote;
import io.tickfold.contract.value.Side;
import io.tickfold.contract.value.Symbol;
import io.tickfold.readmodel.ProjectedLog;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// An event that is its account's next one is taken, since nothing tells it from the engine's; but
/// even if it cannot be true, it stops neither the projection nor its account.
class ForgedEventsTest {

    private static final AccountId ALICE = new AccountId("alice");
    private static final Price PRICE = Price.of("42000");
    private static final PricedBy PRICED = new PricedBy(new Quote(PRICE, Price.of("42001")), 3, 41);
    private static final Money MOST = Money.of("999999999999999.99");

    private final ProjectedLog log = ProjectedLog.inMemory();
    private long sequence;

    @AfterEach
    void close() {
        log.close();
    }

    private EventHeader header() {
        sequence++;
        return new EventHeader(
                ALICE,
                sequence,
                Instant.EPOCH.plusSeconds(sequence),
                1,
                new Cause(Optional.empty(), Optional.empty(), sequence),
                Money.of(sequence + ".00"));
    }

    private static OrderTerms order(String name) {
        return new OrderTerms(
                OrderId.of(ALICE, new CommandId(name)),
                new Symbol("BTCUSDT"),
                Side.BUY,
                Quantity.of("1"),
                new Leverage(10),
                PRICE,
                Money.of("4200"));
    }

    private OrderOpened opens(OrderTerms order) {
        return new OrderOpened(header(), order, ProtectiveLevels.NONE, Optional.empty(), PRICED);
    }

    private OrderClosed closes(OrderTerms order) {
        return new OrderClosed(header(), order, PRICE, Money.of("1"), CloseReason.MANUAL, PRICED);
    }

    private OrderReduced reduces(OrderTerms order, Money profit) {
        return new OrderReduced(
                header(), order, Quantity.of("0.1"), Money.of("1"), PRICE, profit, PRICED);
    }

    private void append(TradeEvent... events) {
        var _ = log.append(List.of(events));
    }

    private long rows(String table) {
        return log.database().sql().sql("SELECT COUNT(*) FROM " + table).query(Long.class).single();
    }

    private void assertAccountGoesOn() {
        append(opens(order("next")), new FundsDeposited(header(), Money.of("1")));
        assertThat(rows("event")).isEqualTo(sequence);
        assertThat(
                        log.database()
                                .sql()
                                .sql("SELECT sequence FROM account")
                                .query(Long.class)
                                .single())
                .isEqualTo(sequence);
    }

    @Test
    void anOrderThatIsOpenIsNotOpenedAgain() {
        append(new AccountOpened(header()), opens(order("a")), opens(order("a")));
        append(opens(order("a")));
        assertThat(rows("open_order")).isEqualTo(1);
        assertAccountGoesOn();
    }

    @Test
    void anOrderThatIsNotOpenIsNotClosed() {
        append(new AccountOpened(header()), closes(order("a")), reduces(order("b"), MOST));
        assertThat(rows("closed_order") + rows("reduction")).isZero();
        assertAccountGoesOn();
    }

    @Test
    void aProfitThatCannotBeIsNotBooked() {
        append(new AccountOpened(header()), opens(order("a")), reduces(order("a"), MOST));
        append(reduces(order("a"), MOST), closes(order("a")));
        assertThat(rows("open_order")).isZero();
        assertThat(
                        log.database()
                                .sql()
                                .sql("SELECT profit FROM closed_order")
                                .query(BigDecimal.class)
                                .single())
                .isEqualByComparingTo(MOST.value());
        assertAccountGoesOn();
    }

    @Test
    void anAccountIsNotOpenedTwice() {
        append(new AccountOpened(header()));
        append(new AccountOpened(header()));
        sequence--;
        assertAccountGoesOn();
    }

    @Test
    void anAccountBeginsWithItsOpening() {
        append(new FundsDeposited(header(), Money.of("1")));
        assertThat(rows("event")).isZero();
        sequence--;
        append(new AccountOpened(header()));
        assertAccountGoesOn();
    }
}
