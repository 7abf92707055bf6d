package io.tickfold.engine.streams;

import static io.tickfold.engine.domain.Inputs.ALICE;
import static io.tickfold.engine.domain.Inputs.BTC;
import static io.tickfold.engine.domain.Inputs.openAccount;
import static io.tickfold.engine.domain.Inputs.tick;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickfold.contract.input.PriceTicks;
import io.tickfold.contract.input.TradeInput;
import io.tickfold.contract.wire.MessageHeaders;
import io.tickfold.contract.wire.MessageType;
import io.tickfold.contract.wire.Topics;
import io.tickfold.contract.wire.UnreadableMessageException;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.api.Test;

class BroadcastReaderTest {

    private static final int MORE_THAN_ARE_KEPT = 25_000;

    private final BroadcastReader reader = new BroadcastReader();

    private TradeInput read(MessageType type, TradeInput input) throws UnreadableMessageException {
        return reader.read(headers(type), Topics.TRADE_INPUT.encode(input));
    }

    private static Headers headers(MessageType type) {
        return MessageHeaders.brief(type, "test");
    }

    private static PriceTicks ticks(int sequence) {
        return new PriceTicks(List.of(tick(BTC, "42785.00", "43215.00", sequence)));
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

        assertThat(reader.read(headers(MessageType.PRICE_TICK), value)).isEqualTo(one);

        assertThatThrownBy(() -> reader.read(headers(MessageType.PRICE_TICKS), value))
                .isInstanceOf(UnreadableMessageException.class);
        assertThatThrownBy(() -> reader.read(headers(MessageType.PRICE_TICK), null))
                .isInstanceOf(UnreadableMessageException.class);
    }

    @Test
    void readsEachCommandForItself() throws Exception {
        TradeInput command = openAccount(ALICE, "10.00");

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
