package io.tickfold.contract.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickfold.contract.input.CommandHeader;
import io.tickfold.contract.input.OpenAccount;
import io.tickfold.contract.input.PriceTick;
import io.tickfold.contract.input.PriceTicks;
import io.tickfold.contract.input.TradeInput;
import io.tickfold.contract.value.CommandId;
import io.tickfold.contract.value.FeedPosition;
import io.tickfold.contract.value.Money;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.api.Test;

class BroadcastReaderTest {

    private static final int MORE_THAN_ARE_KEPT = 25_000;

    private final BroadcastReader reader = new BroadcastReader();

    private TradeInput read(MessageType type, TradeInput input) throws UnreadableMessageException {
        return reader.decode(headers(type), Topics.TRADE_INPUT.encode(input));
    }

    private static Headers headers(MessageType type) {
        return MessageHeaders.brief(type, "test");
    }

    private static PriceTicks ticks(int sequence) {
        PriceTick usual = Samples.tick();
        return new PriceTicks(
                List.of(
                        new PriceTick(
                                usual.symbol(),
                                usual.quote(),
                                usual.last(),
                                new FeedPosition(1, sequence),
                                usual.publishedAt())));
    }

    @Test
    void readsNewQuotesOnceForAllPartitions() throws Exception {
        TradeInput first = read(MessageType.PRICE_TICKS, ticks(1));

        assertThat(first).isEqualTo(ticks(1));
        assertThat(read(MessageType.PRICE_TICKS, ticks(1))).isSameAs(first);
        assertThat(read(MessageType.PRICE_TICKS, ticks(2))).isEqualTo(ticks(2));
    }

    @Test
    void readsTheSameBytesUnderAnotherTypeAsThatType() throws Exception {
        TradeInput one = ticks(1).ticks().getFirst();
        byte[] value = Topics.TRADE_INPUT.encode(one);

        assertThat(reader.decode(headers(MessageType.PRICE_TICK), value)).isEqualTo(one);

        assertThatThrownBy(() -> reader.decode(headers(MessageType.PRICE_TICKS), value))
                .isInstanceOf(UnreadableMessageException.class);
        assertThatThrownBy(() -> reader.decode(headers(MessageType.PRICE_TICK), null))
                .isInstanceOf(UnreadableMessageException.class);
    }

    @Test
    void readsEachCommandForItself() throws Exception {
        TradeInput command =
                new OpenAccount(
                        new CommandHeader(
                                new CommandId("open"),
                                Samples.ACCOUNT,
                                Optional.empty(),
                                Samples.AT),
                        Money.of("10.00"));

        TradeInput first = read(MessageType.OPEN_ACCOUNT, command);

        assertThat(read(MessageType.OPEN_ACCOUNT, command)).isEqualTo(first).isNotSameAs(first);
    }

    @Test
    void forgetsTheOldestFirst() throws Exception {
        TradeInput oldest = read(MessageType.PRICE_TICKS, ticks(0));
        TradeInput newest = oldest;
        for (int i = 1; i <= MORE_THAN_ARE_KEPT; i++) {
            newest = read(MessageType.PRICE_TICKS, ticks(i));
        }

        assertThat(read(MessageType.PRICE_TICKS, ticks(MORE_THAN_ARE_KEPT))).isSameAs(newest);
        assertThat(read(MessageType.PRICE_TICKS, ticks(0))).isEqualTo(oldest).isNotSameAs(oldest);
    }
}
