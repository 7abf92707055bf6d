package io.tickfold.engine.journal;

import static io.tickfold.engine.domain.Inputs.ALICE;
import static io.tickfold.engine.domain.Inputs.BOB;
import static io.tickfold.engine.domain.Inputs.BTC;
import static io.tickfold.engine.domain.Inputs.ETH;

import io.tickfold.contract.input.AdjustBalance;
import io.tickfold.contract.input.AmendOrder;
import io.tickfold.contract.input.Clock;
import io.tickfold.contract.input.CloseAllOrders;
import io.tickfold.contract.input.CloseOrder;
import io.tickfold.contract.input.CommandHeader;
import io.tickfold.contract.input.Deposit;
import io.tickfold.contract.input.LevelChange;
import io.tickfold.contract.input.OpenAccount;
import io.tickfold.contract.input.SymbolHalt;
import io.tickfold.contract.input.TradeInput;
import io.tickfold.contract.input.Withdraw;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.AdjustmentReason;
import io.tickfold.contract.value.CommandId;
import io.tickfold.contract.value.Fingerprint;
import io.tickfold.contract.value.Money;
import io.tickfold.contract.value.OrderId;
import io.tickfold.contract.value.Percent;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Quantity;
import io.tickfold.contract.value.Symbol;
import io.tickfold.engine.domain.Inputs;
import io.tickfold.engine.domain.PartitionFold;
import io.tickfold.engine.domain.Position;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.StreamSupport;

/// Inputs of every type that are right as they are, for accounts that have open orders.
final class SoundInputs {

    private static final List<AccountId> ACCOUNTS = List.of(ALICE, BOB);
    private static final Duration CHECKPOINTS = Duration.ofMinutes(1);

    private final RandomGenerator random;
    private final PartitionFold fold;
    private long sequence = 1;

    SoundInputs(RandomGenerator random, PartitionFold fold) {
        this.random = random;
        this.fold = fold;
    }

    TradeInput next(Instant now) {
        AccountId account = ACCOUNTS.get(random.nextInt(2));
        CommandHeader header = header(account, now);
        return switch (random.nextInt(18)) {
            case 0 -> new OpenAccount(header, Money.of("10.00"));
            case 1 -> new Deposit(header, Money.of("10.00"));
            case 2 -> new Withdraw(header, Money.of("0.01"));
            case 3 -> new AdjustBalance(header, Money.of("-0.01"), new AdjustmentReason("x"));
            case 4, 5, 6 -> open(header);
            case 7 -> amend(header);
            case 8 -> new CloseOrder(header, order(account), Optional.of(Quantity.of("0.001")));
            case 9 -> new CloseAllOrders(header, Optional.empty());
            case 10, 11 -> rules();
            case 12 -> new SymbolHalt(symbol(), random.nextBoolean(), haltKey());
            case 13 -> new Clock(now);
            default -> tick(symbol(), now);
        };
    }

    private Optional<CommandId> haltKey() {
        return Optional.of(new CommandId("halt-" + random.nextInt(3)))
                .filter(_ -> random.nextBoolean());
    }

    private Symbol symbol() {
        return random.nextBoolean() ? BTC : ETH;
    }

    TradeInput tick(Symbol symbol, Instant now) {
        return Inputs.tickAt(now, symbol, "42000.00", "42010.00", ++sequence);
    }

    TradeInput rules() {
        return Inputs.rules(
                1 + random.nextInt(3),
                Optional.of(CHECKPOINTS),
                Inputs.instrument(BTC).collaredBy(Percent.of("10")),
                Inputs.instrument(ETH));
    }

    TradeInput open(CommandHeader header) {
        return Inputs.order()
                .of(header.accountId())
                .in(symbol().value())
                .side(random.nextBoolean() ? "buy" : "sell")
                .slippage("100", "42000.00")
                .with(header);
    }

    private TradeInput amend(CommandHeader header) {
        return new AmendOrder(
                header,
                order(header.accountId()),
                Optional.of(LevelChange.to(Price.of("50000.00"))),
                Optional.of(LevelChange.removal()));
    }

    private OrderId order(AccountId account) {
        return fold.account(account).stream()
                .flatMap(a -> StreamSupport.stream(a.orders().spliterator(), false))
                .map(Position::id)
                .findFirst()
                .orElse(OrderId.of(account, new CommandId("none")));
    }

    CommandHeader header(AccountId account, Instant now) {
        String id = "c" + ++sequence;
        return new CommandHeader(
                new CommandId(id),
                account,
                random.nextBoolean() ? Optional.empty() : Optional.of(new Fingerprint(id)),
                now.plusSeconds(30));
    }
}
