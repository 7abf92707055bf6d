package io.tickfold.audit.explain;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.tickfold.contract.explain.Sum;
import io.tickfold.contract.input.Command;
import io.tickfold.contract.value.CommandId;
import io.tickfold.contract.value.Money;
import io.tickfold.contract.value.OrderId;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Quantity;
import io.tickfold.contract.value.Quote;
import io.tickfold.contract.value.Side;
import io.tickfold.contract.value.Symbol;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One thing that is known of a step, with its numbers.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "fact")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Fact.Asked.class, name = "asked"),
    @JsonSubTypes.Type(value = Fact.Priced.class, name = "priced"),
    @JsonSubTypes.Type(value = Fact.Computed.class, name = "computed"),
    @JsonSubTypes.Type(value = Fact.Checked.class, name = "checked"),
    @JsonSubTypes.Type(value = Fact.Valued.class, name = "valued"),
    @JsonSubTypes.Type(value = Fact.Said.class, name = "said")
})
sealed interface Fact {

    /// Whether what was computed again is what was recorded.
    @JsonProperty
    default boolean agrees() {
        return true;
    }

    /// What the client asked for.
    ///
    /// @param input where the command is
    /// @param command as it came; absent if it is not kept any more
    record Asked(
            String words, Place input, Optional<CommandId> commandId, Optional<Command> command)
            implements Fact {}

    /// The quote that a price was taken from.
    ///
    /// @param sequence of its tick
    /// @param input where its tick is
    /// @param cameAt the log's time of the tick; absent if it is not kept any more
    /// @param tick what the tick itself says; absent if it is not kept any more
    /// @param words what it was good for
    record Priced(
            Symbol symbol,
            Quote quote,
            long sequence,
            Place input,
            Optional<Instant> cameAt,
            Optional<BigDecimal> ageSeconds,
            Optional<Quote> tick,
            String words)
            implements Fact {

        @Override
        public boolean agrees() {
            return tick.stream().allMatch(quote::equals);
        }
    }

    /// A figure that was computed again.
    ///
    /// @param recorded in the event
    record Computed(String name, String words, BigDecimal result, BigDecimal recorded)
            implements Fact {

        static Computed of(String name, String words, Money result, Money recorded) {
            return new Computed(name, words, result.value(), recorded.value());
        }

        static Computed of(Sum sum) {
            return of(sum.name(), sum.words(), sum.result(), sum.recorded());
        }

        @Override
        public boolean agrees() {
            return result.compareTo(recorded) == 0;
        }
    }

    /// A condition that was tested again.
    ///
    /// @param agrees whether it held, as it must have
    record Checked(String name, String words, boolean agrees) implements Fact {}

    /// What the account was worth with its open orders, at the quotes of that moment.
    ///
    /// @param orders the largest loss first, oldest first among equals
    @JsonPropertyOrder({"orders", "balance", "margin", "unrealised", "equity", "levelPercent"})
    record Valued(List<Worth> orders, Money balance, Money margin) implements Fact {

        private static final int PERCENT = 2;

        public Valued {
            orders = List.copyOf(orders);
        }

        @JsonProperty
        public BigDecimal unrealised() {
            return orders.stream().map(Worth::profit).reduce(BigDecimal.ZERO, BigDecimal::add);
        }

        @JsonProperty
        public BigDecimal equity() {
            return balance.plus(margin).value().add(unrealised());
        }

        /// Equity in percent of the margin, rounded down to two decimals; absent without margin.
        @JsonProperty
        public Optional<BigDecimal> levelPercent() {
            return Optional.of(margin.value())
                    .filter(used -> used.signum() != 0)
                    .map(used ->
                            equity().movePointRight(PERCENT)
                                    .divide(used, PERCENT, RoundingMode.FLOOR));
        }

        /// How equity compares with this fraction of the margin; compared without dividing.
        int comparedTo(BigDecimal fraction) {
            return equity().compareTo(margin.value().multiply(fraction));
        }
    }

    /// What an open order would have made if it had been closed.
    ///
    /// @param now the price at which it would have been closed
    /// @param profit unrounded
    /// @param waits why it could not be closed then; absent if it could
    record Worth(
            OrderId orderId,
            Side side,
            Quantity quantity,
            Symbol symbol,
            Price openPrice,
            Price now,
            Money margin,
            BigDecimal profit,
            Optional<String> waits) {}

    /// A sentence.
    record Said(String name, String words) implements Fact {}
}
