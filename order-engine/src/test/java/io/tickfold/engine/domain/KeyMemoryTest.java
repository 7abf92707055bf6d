package io.tickfold.engine.domain;

import static io.tickfold.contract.event.RefusalReason.KEY_REUSED;
import static io.tickfold.contract.event.RefusalReason.ORDER_NOT_FOUND;
import static io.tickfold.contract.event.RefusalReason.QUOTE_TOO_OLD;
import static io.tickfold.contract.event.RefusalReason.TOO_MANY_KEYS;
import static io.tickfold.contract.event.RefusalReason.UNKNOWN_ACCOUNT;
import static io.tickfold.engine.domain.Inputs.ALICE;
import static io.tickfold.engine.domain.Inputs.BOB;
import static io.tickfold.engine.domain.Inputs.order;
import static io.tickfold.engine.domain.Scenario.givenMarketAndAlice;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.event.CommandRepeated;
import io.tickfold.contract.event.FirstAnswer;
import io.tickfold.contract.event.FundsDeposited;
import io.tickfold.contract.event.OrderClosed;
import io.tickfold.contract.event.OrderOpened;
import io.tickfold.contract.input.CloseAllOrders;
import io.tickfold.contract.input.CloseOrder;
import io.tickfold.contract.input.CommandHeader;
import io.tickfold.contract.input.Deposit;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.CommandId;
import io.tickfold.contract.value.Fingerprint;
import io.tickfold.contract.value.Money;
import io.tickfold.contract.value.OrderId;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Commands that are repeated under their idempotency key.
class KeyMemoryTest {

    private final Scenario scenario = givenMarketAndAlice("10000.00");

    private CommandHeader keyed(AccountId account, String key, String fingerprint) {
        return new CommandHeader(
                new CommandId(key),
                account,
                Optional.of(new Fingerprint(fingerprint)),
                scenario.now().plusSeconds(30));
    }

    private Deposit deposit(String key, String amount) {
        return new Deposit(keyed(ALICE, key, "deposit:" + amount), Money.of(amount));
    }

    @Test
    void answersARepeatWithThePlaceOfTheFirstAnswer() {
        scenario.and(deposit("k", "1.00"));
        FundsDeposited first = scenario.then(FundsDeposited.class);

        CommandRepeated repeated = scenario.when(deposit("k", "1.00")).then(CommandRepeated.class);

        assertThat(repeated.first()).isEqualTo(new FirstAnswer(2, 2, first.header().at()));
        assertThat(scenario.account(ALICE).balance()).isEqualTo(Money.of("10001.00"));
    }

    @Test
    void remembersAllEventsOfAnAnswer() {
        scenario.and(order().as("c1"), order().as("c2"));
        CloseAllOrders closeAll =
                new CloseAllOrders(keyed(ALICE, "k", "close-all"), Optional.empty());

        assertThat(scenario.when(closeAll).answer()).hasSize(3);

        CommandRepeated repeated = scenario.when(closeAll).then(CommandRepeated.class);
        assertThat(repeated.first().firstSequence()).isEqualTo(4);
        assertThat(repeated.first().lastSequence()).isEqualTo(6);
    }

    @Test
    void usesAKeyAnewAfterADayEvenIfNothingElseHasHappened() {
        scenario.and(deposit("k", "1.00"));

        scenario.after(Duration.ofDays(1)).and(deposit("k", "1.00"));

        CommandRepeated repeated = scenario.when(deposit("k", "1.00")).then(CommandRepeated.class);
        assertThat(repeated.first().firstSequence()).isEqualTo(3);
        assertThat(repeated.first().lastSequence()).isEqualTo(3);
    }

    @Test
    void refusesAKeyThatWasUsedForSomethingElse() {
        scenario.and(deposit("k", "1.00"))
                .when(deposit("k", "2.00"))
                .thenRefused(KEY_REUSED, "first", "deposit:1.00")
                .when(deposit("k", "2.00"))
                .thenRefused(KEY_REUSED, "first", "deposit:1.00");

        assertThat(scenario.when(deposit("k", "1.00")).then(CommandRepeated.class).first())
                .isEqualTo(new FirstAnswer(2, 2, scenario.now()));
    }

    @Test
    void keepsTheKeysOfAccountsApart() {
        scenario.and(Inputs.openAccount(BOB, "0"), deposit("k", "1.00"));

        scenario.when(new Deposit(keyed(BOB, "k", "deposit:5.00"), Money.of("5.00")))
                .then(FundsDeposited.class);
    }

    @Test
    void repeatsARefusedCloseByRulesBeforeVersion3() {
        CloseOrder close =
                new CloseOrder(
                        keyed(ALICE, "k", "close"),
                        new OrderId("ord_0123456789abcdef"),
                        Optional.empty());

        scenario.when(close).thenRefused(ORDER_NOT_FOUND);

        scenario.when(close).then(CommandRepeated.class);
    }

    @Test
    void triesAgainAfterARefusalThatLeavesItsKeyFree() {
        scenario.and(order().as("c1")).after(Duration.ofSeconds(11));
        CloseOrder close =
                new CloseOrder(keyed(ALICE, "k", "close"), order().idAs("c1"), Optional.empty());
        scenario.when(close).thenRefused(QUOTE_TOO_OLD, "symbol", "BTCUSDT");

        scenario.and(Inputs.tickAt(scenario.now(), Inputs.BTC, "42785.00", "43215.00", 2));

        scenario.when(close).then(OrderClosed.class);
    }

    @Test
    void anUnknownAccountBindsNothing() {
        Deposit deposit = new Deposit(keyed(BOB, "k", "deposit"), Money.of("1.00"));
        scenario.when(deposit).thenRefused(UNKNOWN_ACCOUNT);

        scenario.and(Inputs.openAccount(BOB, "0")).when(deposit).then(FundsDeposited.class);
    }

    @Test
    void remembersForExactlyADay() {
        scenario.and(deposit("k", "1.00")).after(Duration.ofDays(1).minusMillis(1));
        scenario.when(deposit("k", "1.00")).then(CommandRepeated.class);

        scenario.after(Duration.ofMillis(1));

        scenario.when(deposit("k", "1.00")).then(FundsDeposited.class);
    }

    @Test
    void remembersTheNewUseOfAKeyThatWasForgotten() {
        scenario.and(deposit("k", "1.00")).after(Duration.ofDays(1));
        scenario.and(deposit("k", "2.00")).after(Duration.ofHours(23));

        scenario.when(deposit("k", "1.00")).thenRefused(KEY_REUSED, "first", "deposit:2.00");
    }

    @Test
    void aKeyThatIsUsedAgainOpensAnOrderOfAnotherId() {
        CommandHeader header = keyed(ALICE, "k", "create");
        OrderId first =
                scenario.when(order().with(header)).then(OrderOpened.class).order().orderId();
        scenario.after(Duration.ofDays(1))
                .and(Inputs.tickAt(scenario.now(), Inputs.BTC, "42785.00", "43215.00", 2));

        OrderOpened second =
                scenario.when(order().with(keyed(ALICE, "k", "create"))).then(OrderOpened.class);

        assertThat(second.order().orderId()).isNotEqualTo(first);
    }

    @Test
    void refusesANewKeyRatherThanForgetOneByRulesBeforeVersion3() {
        for (int i = 0; i < 1_000; i++) {
            scenario.and(deposit("k" + i, "1.00"));
        }

        scenario.when(deposit("k0", "1.00")).then(CommandRepeated.class);
        scenario.when(deposit("one-more", "1.00")).thenRefused(TOO_MANY_KEYS, "maximum", "1000");

        scenario.after(Duration.ofDays(1)).when(deposit("one-more", "1.00"));
        scenario.then(FundsDeposited.class);
    }
}
