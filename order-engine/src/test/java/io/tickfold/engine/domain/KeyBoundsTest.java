package io.tickfold.engine.domain;

import static io.tickfold.contract.event.RefusalReason.INSUFFICIENT_BALANCE;
import static io.tickfold.contract.event.RefusalReason.KEY_REUSED;
import static io.tickfold.contract.event.RefusalReason.ORDER_NOT_FOUND;
import static io.tickfold.contract.event.RefusalReason.TOO_MANY_KEYS;
import static io.tickfold.engine.domain.Inputs.ALICE;
import static io.tickfold.engine.domain.Inputs.BOB;
import static io.tickfold.engine.domain.Inputs.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.event.BalanceAdjusted;
import io.tickfold.contract.event.CloseAllCompleted;
import io.tickfold.contract.event.CommandRepeated;
import io.tickfold.contract.event.FundsDeposited;
import io.tickfold.contract.event.FundsWithdrawn;
import io.tickfold.contract.event.OrderClosed;
import io.tickfold.contract.event.OrderReduced;
import io.tickfold.contract.input.AdjustBalance;
import io.tickfold.contract.input.CloseAllOrders;
import io.tickfold.contract.input.CloseOrder;
import io.tickfold.contract.input.CommandHeader;
import io.tickfold.contract.input.Deposit;
import io.tickfold.contract.input.Withdraw;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.AdjustmentReason;
import io.tickfold.contract.value.CommandId;
import io.tickfold.contract.value.Fingerprint;
import io.tickfold.contract.value.Money;
import io.tickfold.contract.value.OrderId;
import io.tickfold.contract.value.Quantity;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Nobody is locked out by keys that were used up, by rules of version 3.
class KeyBoundsTest {

    private static final AccountId CAROL = new AccountId("carol");
    private static final OrderId INVENTED = new OrderId("ord_0123456789abcdef");

    private final Scenario scenario =
            new Scenario(
                    new PartitionFold(
                            0, 1, new KeyMemory(new KeysInMemory(), new KeyBounds(3, 2, 6, 1))));

    KeyBoundsTest() {
        scenario.and(
                Inputs.rules(3, Optional.empty()),
                Inputs.tick(Inputs.BTC, "42785.00", "43215.00", 1),
                Inputs.openAccount(ALICE, "10000.00"),
                order().as("c1"),
                order().as("c2"));
    }

    private CommandHeader keyed(AccountId account, String key, String fingerprint) {
        return new CommandHeader(
                new CommandId(key),
                account,
                Optional.of(new Fingerprint(fingerprint)),
                scenario.now().plusSeconds(30));
    }

    private Withdraw withdrawal(AccountId account, String key, String amount) {
        return new Withdraw(keyed(account, key, "withdraw:" + amount), Money.of(amount));
    }

    private Deposit deposit(AccountId account, String key) {
        return new Deposit(keyed(account, key, "deposit:1"), Money.of("1.00"));
    }

    private AdjustBalance adjustment(String key) {
        return new AdjustBalance(
                keyed(ALICE, key, "adjust:1"), Money.of("1.00"), new AdjustmentReason("because"));
    }

    private CloseOrder close(String key, OrderId order) {
        return new CloseOrder(keyed(ALICE, key, "close:" + order), order, Optional.empty());
    }

    private CloseAllOrders closeAll(String key) {
        return new CloseAllOrders(keyed(ALICE, key, "close-all:"), Optional.empty());
    }

    private void useUp(AccountId account) {
        for (int i = 0; i < 3; i++) {
            scenario.and(deposit(account, "used-" + i));
        }
        scenario.when(deposit(account, "one-more")).thenRefused(TOO_MANY_KEYS, "maximum", "3");
    }

    @Test
    void closesOfAnInventedOrderLockNobodyOut() {
        for (int i = 0; i < 1_100; i++) {
            scenario.when(close("invented-" + i, INVENTED)).thenRefused(ORDER_NOT_FOUND);
        }

        scenario.when(deposit(ALICE, "d")).then(FundsDeposited.class);
        scenario.when(adjustment("a")).then(BalanceAdjusted.class);
        scenario.when(close("c", order().idAs("c1"))).then(OrderClosed.class);
    }

    @Test
    void aRefusedCloseBindsNothing() {
        scenario.when(close("k", INVENTED)).thenRefused(ORDER_NOT_FOUND);

        scenario.when(close("k", INVENTED)).thenRefused(ORDER_NOT_FOUND);
        scenario.when(close("k", order().idAs("c1"))).then(OrderClosed.class);
    }

    @Test
    void aRefusalThatTheMarketMayTurnBindsItsKey() {
        scenario.when(withdrawal(ALICE, "k", "20000.00"));
        scenario.thenRefused(INSUFFICIENT_BALANCE, "required", "20000.00", "available", "9049.70");
        scenario.and(new Deposit(Inputs.header(ALICE, "d"), Money.of("20000.00")));

        scenario.when(withdrawal(ALICE, "k", "20000.00")).then(CommandRepeated.class);
    }

    @Test
    void operatorsHaveABoundOfTheirOwn() {
        useUp(ALICE);

        scenario.when(adjustment("a1")).then(BalanceAdjusted.class);
        scenario.when(adjustment("a2")).then(BalanceAdjusted.class);
        scenario.when(adjustment("a3")).thenRefused(TOO_MANY_KEYS, "maximum", "2");
    }

    @Test
    void operatorsCannotUseUpTheOwnersKeys() {
        scenario.and(adjustment("a1"), adjustment("a2"));

        useUp(ALICE);
    }

    @Test
    void anOrderCanBeClosedOnceWhateverKeysWereUsed() {
        useUp(ALICE);

        OrderClosed closed = scenario.when(close("k", order().idAs("c1"))).then(OrderClosed.class);
        CommandRepeated again =
                scenario.when(close("k", order().idAs("c1"))).then(CommandRepeated.class);

        assertThat(again.first().firstSequence()).isEqualTo(closed.header().sequence());
        scenario.when(close("k", order().idAs("c2")))
                .thenRefused(KEY_REUSED, "first", "close:" + order().idAs("c1"));
    }

    @Test
    void aPartCanBeClosedOnceWhateverKeysWereUsed() {
        useUp(ALICE);
        CloseOrder part =
                new CloseOrder(
                        keyed(ALICE, "k", "close:part"),
                        order().idAs("c1"),
                        Optional.of(Quantity.of("0.01")));

        scenario.when(part).then(OrderReduced.class);
        scenario.when(part).then(CommandRepeated.class);
    }

    @Test
    void allOrdersCanBeClosedOnceWhateverKeysWereUsed() {
        useUp(ALICE);

        assertThat(scenario.when(closeAll("k")).answer()).hasSize(3);
        assertThat(scenario.when(closeAll("k")).then(CommandRepeated.class).first().lastSequence())
                .isEqualTo(10);
    }

    @Test
    void aCloseThatClosesNothingCannotUseUpMoreThanTheBound() {
        scenario.and(closeAll("all"));
        scenario.when(closeAll("none-1")).then(CloseAllCompleted.class);
        scenario.when(closeAll("none-2")).then(CloseAllCompleted.class);
        long sequence = scenario.account(ALICE).sequence();

        scenario.when(closeAll("none-3")).thenRefused(TOO_MANY_KEYS, "maximum", "3");

        assertThat(scenario.account(ALICE).sequence()).isEqualTo(sequence + 1);
    }

    @Test
    void aFullPartitionLeavesEachOwnerAShare() {
        scenario.and(Inputs.openAccount(BOB, "10.00"), Inputs.openAccount(CAROL, "10.00"));
        for (int i = 0; i < 3; i++) {
            scenario.and(deposit(ALICE, "a" + i), deposit(BOB, "b" + i));
        }

        scenario.when(deposit(CAROL, "c1")).then(FundsDeposited.class);
        scenario.when(deposit(CAROL, "c2")).thenRefused(TOO_MANY_KEYS, "maximum", "1");
        scenario.when(adjustment("operators")).then(BalanceAdjusted.class);
    }

    @Test
    void keysCountUntilTheirHourOfTheNextDayIsOver() {
        useUp(ALICE);
        scenario.after(Duration.ofHours(25).minusMillis(1));
        scenario.when(withdrawal(ALICE, "k", "1.00")).thenRefused(TOO_MANY_KEYS, "maximum", "3");
        scenario.after(Duration.ofMillis(1));
        scenario.and(Inputs.tickAt(scenario.now(), Inputs.BTC, "42785.00", "43215.00", 2));

        scenario.when(withdrawal(ALICE, "k", "1.00")).then(FundsWithdrawn.class);
    }
}
